package dev.twoticks.function;

import static dev.twoticks.function.Situation.ADDRESS_SPENT;
import static dev.twoticks.function.Situation.APPROVED;
import static dev.twoticks.function.Situation.BUDGET_SPENT;
import static dev.twoticks.function.Situation.CANCELED;
import static dev.twoticks.function.Situation.CHECKED_UNDER_A_KEY;
import static dev.twoticks.function.Situation.EXHAUSTED;
import static dev.twoticks.function.Situation.EXPIRED;
import static dev.twoticks.function.Situation.KEYS_MISSING;
import static dev.twoticks.function.Situation.LOCKED;
import static dev.twoticks.function.Situation.NEXT_DELIVERY;
import static dev.twoticks.function.Situation.NOTHING;
import static dev.twoticks.function.Situation.NO_ROUND_LEFT;
import static dev.twoticks.function.Situation.PROVIDER_CLOSED;
import static dev.twoticks.function.Situation.SENT;
import static dev.twoticks.function.Situation.STARTED;
import static dev.twoticks.function.Situation.STARTED_UNDER_A_KEY;
import static dev.twoticks.function.Situation.WORKFLOW_BROKEN;

import java.util.List;

/// What comes of the events in `events/`.
///
/// @param file its name, without the ending
/// @param before what the service has been through
/// @param answer the status and the problem, or what a task returns, or `fails`
record EventCase(String file, Situation before, String answer) {

    static final List<EventCase> HTTP = List.of(
            new EventCase("start-verification-whatsapp-first", NOTHING, "201"),
            new EventCase("start-verification-sms", NOTHING, "201"),
            new EventCase("start-verification-national-number", NOTHING, "201"),
            new EventCase("start-verification-second-factor", NOTHING, "201"),
            new EventCase("start-verification-base64-body", NOTHING, "201"),
            new EventCase("start-verification-malformed-json", NOTHING, "400 malformed"),
            new EventCase("start-verification-unknown-member", NOTHING, "400 malformed"),
            new EventCase("start-verification-number-without-quotes", NOTHING, "400 malformed"),
            new EventCase("start-verification-first-factor-missing", NOTHING, "400 first-factor-required"),
            new EventCase("start-verification-challenge-missing", NOTHING, "400 code-challenge-required"),
            new EventCase("start-verification-challenge-padded", NOTHING, "400 malformed"),
            new EventCase("start-verification-idempotency-key", NOTHING, "201"),
            new EventCase("start-verification-repeated", STARTED_UNDER_A_KEY, "201"),
            new EventCase(
                    "start-verification-idempotency-key-reused", STARTED_UNDER_A_KEY, "422 idempotency-key-reused"),
            new EventCase("start-verification-idempotency-key-malformed", NOTHING, "400 malformed"),
            new EventCase("start-verification-unknown-application", NOTHING, "403 application-not-allowed"),
            new EventCase("start-verification-wrong-secret", NOTHING, "403 application-not-allowed"),
            new EventCase("start-verification-foreign-origin", NOTHING, "403 origin-not-allowed"),
            new EventCase("start-verification-foreign-purpose", NOTHING, "403 purpose-not-allowed"),
            new EventCase("start-verification-unknown-country", NOTHING, "403 country-not-allowed"),
            new EventCase("start-verification-test-number", NOTHING, "201"),
            new EventCase("start-verification-test-number-expired", NOTHING, "403 test-number-expired"),
            new EventCase("start-verification-invalid-number", NOTHING, "422 invalid-phone-number"),
            new EventCase("start-verification-same-channel", NOTHING, "422 same-channel"),
            new EventCase("start-verification-too-soon", SENT, "429 phone-limited"),
            new EventCase("start-verification-locked", LOCKED, "429 phone-limited"),
            new EventCase("start-verification-rate-limited", ADDRESS_SPENT, "429 rate-limited"),
            new EventCase("start-verification-signals", ADDRESS_SPENT, "201"),
            new EventCase("start-verification-signals-of-public", NOTHING, "400 malformed"),
            new EventCase("start-verification-signals-malformed", NOTHING, "400 malformed"),
            new EventCase("start-verification-budget-spent", BUDGET_SPENT, "429 rate-limited"),
            new EventCase("start-verification-provider-closed", PROVIDER_CLOSED, "503 provider-not-configured"),
            new EventCase("start-verification-workflow-broken", WORKFLOW_BROKEN, "503 unavailable"),
            new EventCase("start-verification-keys-missing", KEYS_MISSING, "503 starting"),
            new EventCase("read-verification-pending", SENT, "200"),
            new EventCase("read-verification-approved", APPROVED, "200"),
            new EventCase("read-verification-other-application", SENT, "404 not-found"),
            new EventCase("read-verification-unknown-id", SENT, "404 not-found"),
            new EventCase("read-verification-without-verifier", SENT, "404 not-found"),
            new EventCase("read-verification-wrong-verifier", SENT, "404 not-found"),
            new EventCase("read-verification-malformed-id", SENT, "404 not-found"),
            new EventCase("read-verification-malformed-authorization", SENT, "400 malformed"),
            new EventCase("check-code-right", SENT, "200"),
            new EventCase("check-code-wrong", SENT, "422 incorrect-code"),
            new EventCase("check-code-before-sending", STARTED, "422 incorrect-code"),
            new EventCase("check-code-unicode-digits", SENT, "400 malformed"),
            new EventCase("check-code-number-without-quotes", SENT, "400 malformed"),
            new EventCase("check-code-already-approved", APPROVED, "409 already-approved"),
            new EventCase("check-code-canceled", CANCELED, "409 canceled"),
            new EventCase("check-code-expired", EXPIRED, "410 expired"),
            new EventCase("check-code-exhausted", EXHAUSTED, "410 max-attempts-reached"),
            new EventCase("check-code-locked", LOCKED, "429 phone-limited"),
            new EventCase("check-code-rate-limited", ADDRESS_SPENT, "429 rate-limited"),
            new EventCase("check-code-unknown-id", SENT, "404 not-found"),
            new EventCase("check-code-without-verifier", SENT, "404 not-found"),
            new EventCase("check-code-wrong-verifier", SENT, "404 not-found"),
            new EventCase("check-code-short-verifier", SENT, "400 malformed"),
            new EventCase("check-code-verifier-in-header", SENT, "200"),
            new EventCase("check-code-idempotency-key", SENT, "422 incorrect-code"),
            new EventCase("check-code-repeated", CHECKED_UNDER_A_KEY, "422 incorrect-code"),
            new EventCase("check-code-idempotency-key-reused", CHECKED_UNDER_A_KEY, "422 idempotency-key-reused"),
            new EventCase("resend-code-as-the-policy-says", NEXT_DELIVERY, "202"),
            new EventCase("resend-code-sms", NEXT_DELIVERY, "202"),
            new EventCase("resend-code-voice", NEXT_DELIVERY, "400 malformed"),
            new EventCase("resend-code-too-early", SENT, "429 delivery-too-early"),
            new EventCase("resend-code-rate-limited", ADDRESS_SPENT, "429 rate-limited"),
            new EventCase("resend-code-locked", LOCKED, "429 phone-limited"),
            new EventCase("resend-code-budget-spent", BUDGET_SPENT, "429 rate-limited"),
            new EventCase("resend-code-already-approved", APPROVED, "409 already-approved"),
            new EventCase("resend-code-canceled", CANCELED, "409 canceled"),
            new EventCase("resend-code-expired", EXPIRED, "410 expired"),
            new EventCase("resend-code-exhausted", EXHAUSTED, "410 max-attempts-reached"),
            new EventCase("resend-code-none-left", NO_ROUND_LEFT, "410 no-delivery-left"),
            new EventCase("resend-code-provider-closed", PROVIDER_CLOSED, "503 provider-not-configured"),
            new EventCase("resend-code-workflow-broken", WORKFLOW_BROKEN, "503 unavailable"),
            new EventCase("resend-code-unknown-id", SENT, "404 not-found"),
            new EventCase("resend-code-wrong-verifier", SENT, "404 not-found"),
            new EventCase("cancel-verification-pending", SENT, "204"),
            new EventCase("cancel-verification-canceled-before", CANCELED, "204"),
            new EventCase("cancel-verification-already-approved", APPROVED, "409 already-approved"),
            new EventCase("cancel-verification-expired", EXPIRED, "410 expired"),
            new EventCase("cancel-verification-exhausted", EXHAUSTED, "410 max-attempts-reached"),
            new EventCase("cancel-verification-unknown-id", SENT, "404 not-found"),
            new EventCase("cancel-verification-wrong-verifier", SENT, "404 not-found"),
            new EventCase("cancel-verification-malformed-authorization", SENT, "400 malformed"),
            new EventCase("record-receipt-delivered", SENT, "204"),
            new EventCase("record-receipt-read", SENT, "204"),
            new EventCase("record-receipt-not-on-whatsapp", SENT, "204"),
            new EventCase("record-receipt-scheduled", SENT, "204"),
            new EventCase("record-receipt-foreign", SENT, "204"),
            new EventCase("record-receipt-forged", SENT, "403"),
            new EventCase("record-receipt-unsigned", SENT, "403"),
            new EventCase("record-receipt-altered", SENT, "403"),
            new EventCase("record-receipt-too-large", SENT, "403"),
            new EventCase("unlock-phone-locked", LOCKED, "200"),
            new EventCase("unlock-phone-one-purpose", NOTHING, "200"),
            new EventCase("unlock-phone-malformed-purpose", LOCKED, "400 malformed"),
            new EventCase("unlock-phone-invalid-number", LOCKED, "422 invalid-phone-number"),
            new EventCase("erase-phone-sent", SENT, "200"),
            new EventCase("erase-phone-unknown", NOTHING, "200"),
            new EventCase("erase-phone-messages-left", APPROVED, "200"),
            new EventCase("erase-phone-malformed-messages", SENT, "400 malformed"),
            new EventCase("erase-phone-invalid-number", SENT, "422 invalid-phone-number"),
            new EventCase("keys-jwks", NOTHING, "200"),
            new EventCase("keys-discovery", NOTHING, "200"),
            new EventCase("keys-missing", KEYS_MISSING, "503 starting"),
            new EventCase("keys-discovery-missing", KEYS_MISSING, "503 starting"));

    static final List<EventCase> TASKS = List.of(
            new EventCase("send-code-whatsapp", STARTED, "queued"),
            new EventCase("send-code-sms-first", STARTED, "queued"),
            new EventCase("send-code-sms-after-whatsapp", SENT, "queued"),
            new EventCase("send-code-again", SENT, "already_claimed"),
            new EventCase("send-code-approved", APPROVED, "pointless approved"),
            new EventCase("send-code-superseded", NO_ROUND_LEFT, "pointless superseded"),
            new EventCase("send-code-unknown-verification", NOTHING, "pointless expired"),
            new EventCase("send-code-unknown-channel", STARTED, "fails"),
            new EventCase("send-code-leg-as-text", STARTED, "fails"),
            new EventCase("send-code-malformed-ref", STARTED, "fails"),
            new EventCase("give-up-failed", SENT, "failed"),
            new EventCase("give-up-approved", APPROVED, "not_needed"),
            new EventCase("give-up-without-round", SENT, "fails"),
            new EventCase("make-keys-create", NOTHING, "createSecret"),
            new EventCase("make-keys-set", NOTHING, "setSecret"),
            new EventCase("make-keys-test", NOTHING, "testSecret"),
            new EventCase("make-keys-finish", NOTHING, "finishSecret"),
            new EventCase("make-keys-unknown-step", NOTHING, "fails"));

    @Override
    public String toString() {
        return file;
    }
}
