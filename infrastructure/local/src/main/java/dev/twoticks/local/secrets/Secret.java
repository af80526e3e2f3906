package dev.twoticks.local.secrets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One secret with its versions and the stages they are in.
final class Secret {

    static final String CURRENT = "AWSCURRENT";
    static final String PENDING = "AWSPENDING";
    private static final String PREVIOUS = "AWSPREVIOUS";

    private final String arn;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> versionByStage = new HashMap<>();

    Secret(String arn, String firstVersion, String value) {
        this.arn = arn;
        values.put(firstVersion, value);
        versionByStage.put(CURRENT, firstVersion);
    }

    String arn() {
        return arn;
    }

    /// The version with this id, or in this stage.
    Optional<String> version(Optional<String> id, String stage) {
        return id.or(() -> Optional.ofNullable(versionByStage.get(stage))).filter(values::containsKey);
    }

    String value(String version) {
        return values.getOrDefault(version, "");
    }

    /// Puts a version; the same one with the same value again is fine.
    ///
    /// @return false if the version exists with another value
    boolean put(String version, String value, Set<String> stages) {
        String before = values.putIfAbsent(version, value);
        stages.forEach(stage -> move(stage, version));
        return before == null || before.equals(value);
    }

    void move(String stage, String version) {
        String before = versionByStage.put(stage, version);
        if (stage.equals(CURRENT) && before != null && !before.equals(version)) {
            versionByStage.put(PREVIOUS, before);
        }
    }

    void remove(String stage, String version) {
        versionByStage.remove(stage, version);
    }

    /// Version to the stages it is in.
    Map<String, Set<String>> stages() {
        Map<String, Set<String>> stages = new TreeMap<>();
        versionByStage.forEach((stage, version) ->
                stages.computeIfAbsent(version, _ -> new HashSet<>()).add(stage));
        return stages;
    }
}
