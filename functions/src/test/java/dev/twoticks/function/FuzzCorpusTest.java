package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The fuzzer's corpus, once more in every build: what it once found must not come back.
class FuzzCorpusTest {

    static final Path CORPUS = Path.of("src/test/corpus");
    static final Path EVENTS = Path.of("../events");

    @ParameterizedTest
    @EnumSource
    void target_holds_for_its_corpus_and_for_each_event(FuzzTarget target) throws IOException {
        List<Path> corpus = files(CORPUS.resolve(target.folder()));
        List<Path> events = events(target);

        assertThat(corpus).isNotEmpty();
        assertThat(events).isNotEmpty();
        for (Path file : corpus) {
            target.run(Files.readAllBytes(file));
        }
        for (Path file : events) {
            target.run(target.seed(Files.readString(file)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void target_holds_for_nothing_and_for_noise(FuzzTarget target) {
        target.run(new byte[0]);
        target.run(new byte[] {'\n', '\n', '\n', '\n'});
        target.run(
                new byte[] {(byte) 0xff, (byte) 0xc3, 0, '\n', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '\n', '\n', '{'});
    }

    @Test
    void event_comes_back_from_its_text() throws IOException {
        HttpText once = HttpText.of(LambdaJson.http(Files.readString(EVENTS.resolve("record-receipt-delivered.json"))));

        HttpText again = HttpText.parse(once.bytes());

        assertThat(again.id()).isEqualTo(once.id());
        assertThat(again.parameters()).isEqualTo(once.parameters());
        assertThat(again.headers()).isEqualTo(once.headers());
        assertThat(again.body()).isEqualTo(once.body());
    }

    static List<Path> events(FuzzTarget target) throws IOException {
        return files(EVENTS).stream()
                .filter(it -> it.getFileName().toString().startsWith(target.folder() + "-"))
                .toList();
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
