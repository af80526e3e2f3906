package dev.twoticks.verification;

import org.junit.jupiter.api.Nested;

/// Every promise of [VerificationStore], for whatever implements it. An implementation says how it is built,
/// with [Examples#PROVIDER] and nothing stored.
public abstract class VerificationStoreContract {

    protected abstract VerificationStore store();

    @Nested
    final class starting extends StartContract {
        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }

    @Nested
    final class marking_a_number extends PhoneMarksContract {
        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }

    @Nested
    final class claiming_a_delivery extends ClaimContract {
        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }

    @Nested
    final class recording_what_became_of_it extends DeliveryStatusContract {
        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }

    @Nested
    final class checking_a_code extends CheckContract {
        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }

    @Nested
    final class locking_a_number extends LockContract {
        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }

    @Nested
    final class asking_again extends RoundContract {
        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }

    @Nested
    final class erasing_a_number extends EraseContract {
        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }

    @Nested
    final class closing_a_provider extends ProviderContract {
        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }

    @Nested
    final class counting_against_budgets extends BudgetContract {

        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }

    @Nested
    final class opening_breakers extends BreakerContract {
        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }

    @Nested
    final class repeating_a_request extends IdempotencyContract {

        @Override
        VerificationStore store() {
            return VerificationStoreContract.this.store();
        }
    }
}
