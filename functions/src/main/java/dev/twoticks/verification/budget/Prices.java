package dev.twoticks.verification.budget;

import dev.twoticks.verification.delivery.Channel;
import java.time.LocalDate;
import java.util.List;

/// What one message costs in a country.
///
/// @param asOf the day these prices were looked up
public record Prices(Money sms, Money whatsapp, LocalDate asOf) {

    public Money of(Channel channel) {
        return switch (channel) {
            case SMS -> sms;
            case WHATSAPP -> whatsapp;
        };
    }

    /// The cheapest of some channels.
    public Money cheapest(List<Channel> channels) {
        return channels.stream().map(this::of).min(Money::compareTo).orElse(sms);
    }
}
