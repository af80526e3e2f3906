package dev.twoticks.verification;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.TaskToken;

/// What the workflow asks for: one delivery, and the token to say how it ended.
public record DeliveryTask(Ref ref, DeliveryId delivery, Channel channel, TaskToken token) {}
