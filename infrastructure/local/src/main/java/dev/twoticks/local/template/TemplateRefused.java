package dev.twoticks.local.template;

/// The template holds something that this reader does not know or cannot resolve. The message begins with the
/// place: `Resources.SendCode.Properties.Timeout: …`.
public final class TemplateRefused extends RuntimeException {

    TemplateRefused(String place, String problem) {
        super(place + ": " + problem);
    }
}
