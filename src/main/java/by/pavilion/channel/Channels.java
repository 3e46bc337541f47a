package by.pavilion.channel;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The marketplaces that we have adapters for, and what each of them can do. */
@ApplicationScoped
public class Channels {
    private final List<Ability> abilities;

    Channels(@All List<Ability> abilities) {
        this.abilities = List.copyOf(abilities);
    }

    /** What a channel can do in this way; empty when it cannot, or when there is no such channel. */
    public <A extends Ability> Optional<A> find(String channel, Class<A> ability) {
        return abilities.stream()
                .filter(adapter ->
                        ability.isInstance(adapter) && adapter.channel().equals(channel) && adapter.isSwitchedOn())
                .map(ability::cast)
                .findFirst();
    }

    /** @throws by.pavilion.shared.Problem 404 when there is no such channel, 409 when it cannot do that */
    public <A extends Ability> A require(String channel, Class<A> ability) {
        return find(channel, ability)
                .orElseThrow(() -> isKnown(channel)
                        ? ChannelProblems.channelCannot(channel, Capability.of(ability))
                        : ChannelProblems.noSuchChannel(channel));
    }

    /** @throws by.pavilion.shared.Problem 404 when there is no such channel */
    public void requireKnown(String channel) {
        if (!isKnown(channel)) {
            throw ChannelProblems.noSuchChannel(channel);
        }
    }

    public boolean can(String channel, Class<? extends Ability> ability) {
        return find(channel, ability).isPresent();
    }

    /** All channels by name, each with what it can do. */
    public SortedMap<String, Set<Capability>> all() {
        SortedMap<String, Set<Capability>> all = new TreeMap<>();
        for (Ability adapter : abilities) {
            Set<Capability> known = all.computeIfAbsent(adapter.channel(), channel -> EnumSet.noneOf(Capability.class));
            for (Capability capability : Capability.values()) {
                if (capability.isOf(adapter) && adapter.isSwitchedOn()) {
                    known.add(capability);
                }
            }
        }
        return all;
    }

    private boolean isKnown(String channel) {
        return abilities.stream().anyMatch(adapter -> adapter.channel().equals(channel));
    }
}
