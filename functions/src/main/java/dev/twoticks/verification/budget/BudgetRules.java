package dev.twoticks.verification.budget;

import java.time.LocalDate;
import java.util.Optional;

/// How much may be sent and spent in one country.
///
/// A message is *unverified* until its verification is approved. Bought traffic never is, so the allowance for
/// unverified messages follows what was approved before, and a country where little happens has next to none.
///
/// @param unverifiedPerHour the least allowance of a clock hour
/// @param unverifiedPerDay the least allowance of a UTC day
/// @param hourlySharePercent allowance of an hour, as a share of the busiest day's sixth and of the hour's approvals
/// @param dailySharePercent allowance of a day, as a share of the busiest day's approvals, today's included
/// @param dailySpend what may be spent on a UTC day, by `prices`; holds in every mode
public record BudgetRules(
        Mode mode,
        int unverifiedPerHour,
        int unverifiedPerDay,
        int hourlySharePercent,
        int dailySharePercent,
        Money dailySpend,
        Prices prices) {

    /// What the allowance for unverified messages does when it is used up.
    public enum Mode {
        /// It is written down, and the message is sent.
        RECORD_ONLY,
        /// The message is not sent.
        ENFORCE
    }

    /// Of a busy day a busy hour has a sixth.
    private static final int BUSY_HOURS = 6;

    /// Messages approved on a day for which one item is enough: by the shipped shares a hundred may then be out
    /// in an hour, and of fewer an item's part would be used up by chance.
    private static final int MESSAGES_OF_AN_ITEM = 1200;

    /// Items that the country's counters are spread over on a day. How many follows from days that are over,
    /// and from nothing that an owner may change: what an item holds is never judged by a smaller part later on
    /// the same day.
    public static int shards(ApprovedDays days, LocalDate today) {
        return Math.clamp(days.busiestSettled(today) / MESSAGES_OF_AN_ITEM, 1, BudgetDay.MOST_SHARDS);
    }

    /// What one item may reach.
    ///
    /// @param read the item; an old reading lacks approvals and so errs on the safe side
    public BudgetCeilings ceilings(ApprovedDays days, LocalDate today, BudgetCounts read) {
        int shards = shards(days, today);
        long busiest = days.busiest(today);
        long hour = share(perHour(busiest, read.approvedInHour() * shards), shards);
        long day = share(perDay(busiest), shards);
        return new BudgetCeilings(day + read.approved(), hour + read.approvedInHour(), dailySpend.part(shards));
    }

    /// The same without the allowance for unverified messages.
    public BudgetCeilings spendCeiling(ApprovedDays days, LocalDate today) {
        return BudgetCeilings.spend(dailySpend.part(shards(days, today)));
    }

    /// The limit that one more message at this price would pass, the hard one first.
    public Optional<BudgetLimit> passed(ApprovedDays days, LocalDate today, BudgetCounts counts, Money price) {
        BudgetCeilings ceilings = ceilings(days, today, counts);
        return counts.spent().plus(price).compareTo(ceilings.spend()) > 0
                ? Optional.of(BudgetLimit.COUNTRY_SPEND)
                : passed(ceilings, counts, 1);
    }

    /// The limit for unverified messages that an item is past already.
    public Optional<BudgetLimit> past(ApprovedDays days, LocalDate today, BudgetCounts counts) {
        return passed(ceilings(days, today, counts), counts, 0);
    }

    private static Optional<BudgetLimit> passed(BudgetCeilings ceilings, BudgetCounts counts, int more) {
        if (counts.sentInHour() + more > ceilings.hour()) {
            return Optional.of(BudgetLimit.HOUR);
        }
        return counts.sent() + more > ceilings.day() ? Optional.of(BudgetLimit.DAY) : Optional.empty();
    }

    private long perHour(long busiestDay, long approvedInHour) {
        long ofDay = busiestDay * hourlySharePercent / (100L * BUSY_HOURS);
        long ofHour = approvedInHour * hourlySharePercent / 100;
        return Math.max(unverifiedPerHour, Math.max(ofDay, ofHour));
    }

    private long perDay(long busiestDay) {
        return Math.max(unverifiedPerDay, busiestDay * dailySharePercent / 100);
    }

    private static long share(long allowance, int shards) {
        return Math.max(1, allowance / shards);
    }
}
