package dev.twoticks.local.demo;

/// One acceptance scenario.
///
/// @param title what the owner is promised
record Scenario(String title, Script script) {

    interface Script {
        /// Runs it. Throws [Expectation] if something does not hold.
        void play(Stage stage);
    }
}
