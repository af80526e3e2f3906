package dev.twoticks.local.simulation;

import dev.twoticks.local.workflow.language.DefinitionSubstitutions;
import dev.twoticks.local.workflow.language.StateMachineDefinition;
import dev.twoticks.verification.CheckCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A guard that is missing, and the invariant that must notice.
@SuppressWarnings("ImmutableEnumChecker") // a bug changes nothing of its own
enum PlantedBug {
    NONE(null, new Bug() {}),
    REVEALS_A_SIXTH_ANSWER(Invariant.I1, uncounted(CheckCommit.Refused.class)),
    APPROVES_TWICE(Invariant.I2, StoreBug.approvesTwice()),
    CLAIMS_A_TAKEN_SLOT(Invariant.I3, StoreBug.claimsATakenSlot()),
    CLAIMS_WHATEVER_THE_STATUS(Invariant.I4, StoreBug.claimsWhateverTheStatus()),
    CHECKS_WITH_THE_NEWEST_KEY(Invariant.I5, ServiceBug.checksWithTheNewestKey()),
    CHECKS_BY_A_SLOW_CLOCK(Invariant.I5, ServiceBug.checksByASlowClock()),
    WRITES_RECEIPTS_AS_THEY_COME(Invariant.I6, lastReceipt()),
    STARTS_FROM_A_STALE_READ(Invariant.I7, StoreBug.startsFromAStaleRead()),
    CHECKS_WHILE_LOCKED(Invariant.I8, StoreBug.in(Story.daysOfGuesses(), uncounted(CheckCommit.Locked.class))),
    UNLOCKS_AND_FORGETS_NOTHING(Invariant.I8, StoreBug.in(Story.unlockedGuesses(), StoreBug.unlocksNothing())),
    WAITS_LONGER_THAN_THE_CODE_LIVES(Invariant.I9, ServiceBug.waitsLongerThanTheCodeLives()),
    SAYS_STARTED_WHATEVER_BECAME_OF_IT(Invariant.I9, ServiceBug.saysStartedWhateverBecameOfIt()),
    REVEALS_BEFORE_IT_COUNTS(Invariant.I10, StoreBug.revealsBeforeItCounts()),
    LOGS_THE_MESSAGE(Invariant.I11, ServiceBug.logsTheMessage()),
    FORGETS_WHO_ASKS(Invariant.I12, ServiceBug.forgetsWhoAsks()),
    SENDS_BEYOND_THE_BUDGET(Invariant.I13, StoreBug.sendsBeyondTheBudget()),
    RETURNS_A_BUDGET_TWICE(Invariant.I13, StoreBug.returnsABudgetTwice()),
    COUNTS_IN_NO_WINDOW(Invariant.I13, ServiceBug.countsInNoWindow()),
    GIVES_BACK_PLACES_THAT_OTHERS_PASS_BY(Invariant.I13, ServiceBug.givesBackPlacesThatOthersPassBy()),
    READS_NO_BREAKERS(Invariant.I14, StoreBug.readsNoBreakers()),
    LETS_EVERYBODY_PROBE(Invariant.I14, StoreBug.letsEverybodyProbe()),
    FORGETS_THE_PHONE_KEY_BEFORE(Invariant.I15, ServiceBug.forgetsThePhoneKeyBefore()),
    FORGETS_THE_KEYS_OF_STARTS(Invariant.I16, StoreBug.forgetsTheKeysOfStarts()),
    FORGETS_THE_KEYS_OF_CHECKS(Invariant.I16, StoreBug.forgetsTheKeysOfChecks()),
    FINDS_NOTHING_KEPT(Invariant.I16, StoreBug.findsNothingKept()),
    TAKES_BACK_WHAT_A_REPETITION_WAS_TOLD(Invariant.I16, ServiceBug.takesBackWhatARepetitionWasTold()),
    TAKES_ALL_REQUESTS_OF_A_KEY_FOR_ONE(Invariant.I16, ServiceBug.takesAllRequestsOfAKeyForOne()),
    SENDS_TO_TEST_NUMBERS(Invariant.I17, ServiceBug.knowsNoTestNumbers()),
    LETS_TEST_NUMBERS_LIVE_ON(Invariant.I17, ServiceBug.letsTestNumbersLiveOn()),
    ERASES_THE_NUMBER_ALONE(Invariant.I18, StoreBug.erasesTheNumberAlone()),
    ERASES_WHAT_HAS_CHANGED(Invariant.I18, StoreBug.erasesWhatHasChanged());

    private static final Map<PlantedBug, StateMachineDefinition> MACHINES = new ConcurrentHashMap<>();

    private final @Nullable Invariant invariant;
    private final Bug bug;

    PlantedBug(@Nullable Invariant invariant, Bug bug) {
        this.invariant = invariant;
        this.bug = bug;
    }

    /// Which invariant it breaks; empty for none at all.
    Optional<Invariant> breaks() {
        return Optional.ofNullable(invariant);
    }

    Bug bug() {
        return bug;
    }

    /// The machine that is shipped, with the bug in it if it belongs there.
    StateMachineDefinition machine() {
        return MACHINES.computeIfAbsent(this, it -> {
            DefinitionSubstitutions arns = new DefinitionSubstitutions(
                    Map.of("SendCodeFunctionArn", Lambdas.SEND, "GiveUpFunctionArn", Lambdas.GIVE_UP));
            return StateMachineDefinition.parse(arns.applyTo(it.bug.machine(shippedText())));
        });
    }

    private static StoreBug uncounted(Class<? extends CheckCommit> ignored) {
        return behind -> new UncountedLimits(behind, ignored).store();
    }

    private static StoreBug lastReceipt() {
        return behind -> new LastReceiptShown(behind).store();
    }

    private static String shippedText() {
        try {
            return Files.readString(Path.of("..", "delivery.asl.json"));
        } catch (IOException e) {
            throw new AssertionError("tests run in the module's folder", e);
        }
    }
}
