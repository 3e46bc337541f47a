package by.pavilion.channel;

import java.util.List;

/** Marketplaces that a test plays itself, and no others. */
public final class TestChannels {
    private TestChannels() {}

    public static Channels of(Ability... abilities) {
        return new Channels(List.of(abilities));
    }
}
