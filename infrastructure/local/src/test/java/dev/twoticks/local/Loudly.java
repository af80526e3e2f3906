package dev.twoticks.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Standard output and error, kept, while the vendors' libraries log all they have to say. The HTTP client's
/// wire log stays off: it is the traffic itself.
final class Loudly implements AutoCloseable {

    private static final String[] LIBRARIES = {"software.amazon.awssdk", "com.twilio", "com.auth0"};
    private static final String LEVEL = "org.slf4j.simpleLogger.log.";
    private static final int TRACE = 0;
    private static final int INFO = 20;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    Loudly() throws ReflectiveOperationException {
        PrintStream both = new PrintStream(kept, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        for (String library : LIBRARIES) {
            System.setProperty(LEVEL + library, "trace");
        }
        level(TRACE);
    }

    String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws ReflectiveOperationException {
        for (String library : LIBRARIES) {
            System.clearProperty(LEVEL + library);
        }
        level(INFO);
        System.setOut(out);
        System.setErr(err);
    }

    /// Loggers that exist already keep their level unless it is written into them.
    private static void level(int level) throws ReflectiveOperationException {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        Field loggers = field(factory.getClass(), "loggerMap");
        for (Map.Entry<?, ?> logger : ((Map<?, ?>) loggers.get(factory)).entrySet()) {
            for (String library : LIBRARIES) {
                if (String.valueOf(logger.getKey()).startsWith(library)) {
                    field(Logger.class.cast(logger.getValue()).getClass(), "currentLogLevel")
                            .setInt(logger.getValue(), level);
                }
            }
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
