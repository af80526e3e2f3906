package dev.twoticks.verification;

import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.phone.Country;

/// What budgets refuse, let pass and get back.
final class BudgetEvents {

    private BudgetEvents() {}

    /// No message may be sent there; nothing of the start that asked is written down but its country.
    static Event startRefused(Country country, BudgetLimit limit) {
        return Event.of(Event.BUDGET_REFUSED).with("country", country.code()).with("limit", limit.wire());
    }

    static Event sendRefused(DeliveryTask task, BudgetLimit limit) {
        return of(Event.BUDGET_REFUSED, task, limit);
    }

    /// A limit that is only recorded was passed, and the message is sent.
    static Event passed(DeliveryTask task, BudgetLimit limit) {
        return of("budget.passed", task, limit);
    }

    /// An approval's messages still count as unanswered.
    static Event notReturned(Ref ref) {
        return Event.of("budget.not_returned", ref);
    }

    private static Event of(String name, DeliveryTask task, BudgetLimit limit) {
        return Event.of(name, task.ref())
                .with(task.delivery(), task.channel())
                .with("country", task.country().code())
                .with("limit", limit.wire());
    }
}
