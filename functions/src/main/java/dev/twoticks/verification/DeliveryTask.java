package dev.twoticks.verification;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.phone.Country;

/// What the workflow asks for: one delivery, and the token to say how it ended.
///
/// @param country the number's, so that the message can be counted while its slot is claimed
public record DeliveryTask(Ref ref, DeliveryId delivery, Channel channel, Country country, TaskToken token) {}
