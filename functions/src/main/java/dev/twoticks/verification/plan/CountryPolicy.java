package dev.twoticks.verification.plan;

import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.phone.Country;
import java.time.Duration;
import java.util.List;

/// The rules of one country on the allow-list.
///
/// @param channels what is used there, the first one first; one or both
/// @param receiptWait how long WhatsApp may stay silent before SMS
/// @param success the status that counts as arrived on WhatsApp, `delivered` or `read`
/// @param brandRequired whether carriers there drop an SMS without the brand in its text
/// @param language the language for a person who named none
/// @param resend what a second request for the code does
/// @param blockStartsAnHour how many verifications may be started an hour of a thousand numbers in a row
/// @param budget how much may be sent and spent there
public record CountryPolicy(
        Country country,
        List<Channel> channels,
        Duration receiptWait,
        DeliveryStatus success,
        boolean brandRequired,
        String language,
        Resend resend,
        int blockStartsAnHour,
        BudgetRules budget) {

    /// Where the owner's file says nothing.
    public static final int BLOCK_STARTS_AN_HOUR = 10;

    /// What a second request for the code does.
    public enum Resend {
        /// By SMS, unless this verification's WhatsApp message has arrived.
        SMS_UNLESS_DELIVERED,
        /// As the first time.
        SAME
    }

    public CountryPolicy {
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException(country + " has no channel");
        }
    }
}
