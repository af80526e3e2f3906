package dev.twoticks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Spot checks of what is read off the bytecode, so that a reader that finds too little cannot agree with a
/// template that allows too little.
final class HandlerCallsTest {

    @Test
    void a_start_puts_updates_deletes_checks_and_starts() {
        assertThat(HandlerCalls.actions("dev.twoticks.function.StartVerificationHandler"))
                .containsExactlyInAnyOrder(
                        "dynamodb:GetItem",
                        "dynamodb:BatchGetItem",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:ConditionCheckItem",
                        "states:StartExecution",
                        "secretsmanager:GetSecretValue");
    }

    @Test
    void a_cancellation_never_fails_a_task() {
        assertThat(HandlerCalls.actions("dev.twoticks.function.CancelVerificationHandler"))
                .containsExactlyInAnyOrder("dynamodb:GetItem", "dynamodb:UpdateItem", "states:SendTaskSuccess");
    }

    @Test
    void a_receipt_may_fail_a_task() {
        assertThat(HandlerCalls.actions("dev.twoticks.function.RecordReceiptHandler"))
                .contains("states:SendTaskSuccess", "states:SendTaskFailure");
    }

    @Test
    void the_keys_function_reaches_its_secret_through_a_lambda() {
        assertThat(HandlerCalls.actions("dev.twoticks.function.KeysHandler"))
                .containsExactly("secretsmanager:GetSecretValue");
    }
}
