package dev.twoticks.local.simulation;

import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.Window;

/// Windows that always have room.
final class UncountedWindows implements RequestWindows {

    @Override
    public Count count(Window window) {
        return Count.COUNTED;
    }

    @Override
    public void giveBack(Window window) {
        // nothing was counted
    }
}
