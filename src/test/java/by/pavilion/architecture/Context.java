package by.pavilion.architecture;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The contexts and what each may use. What a context may use, its users may use too. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that never change
enum Context {
    SHARED(Set.of(), Set.of()),
    IDENTITY(Set.of(SHARED), Set.of()),
    EVENTS(Set.of(SHARED, IDENTITY), Set.of()),
    PARTIES(Set.of(EVENTS), Set.of()),
    MERCHANT(Set.of(PARTIES), Set.of()),
    CATALOG(Set.of(MERCHANT), Set.of()),
    INVENTORY(Set.of(CATALOG), Set.of()),
    CUSTOMS(Set.of(CATALOG, PARTIES), Set.of()),
    PRICING(Set.of(CATALOG, CUSTOMS), Set.of()),
    ORDERING(Set.of(INVENTORY, PRICING, CUSTOMS, PARTIES, MERCHANT), Set.of()),
    STOREFRONT(Set.of(CATALOG, INVENTORY, PRICING), Set.of(ORDERING)),
    LOGISTICS(Set.of(PARTIES), Set.of(ORDERING, CUSTOMS)),
    CHANNEL(Set.of(CATALOG, INVENTORY, PRICING, ORDERING, PARTIES), Set.of(LOGISTICS)),
    /** Plays the firms outside: own parsing, own signing, so that a shared mistake cannot agree with itself. */
    SANDBOX(Set.of(SHARED), Set.of()),
    /** Starts the application; knows none of it. */
    LAUNCH(Set.of(), Set.of());

    private final Set<Context> uses;
    private final Set<Context> hears;

    Context(Set<Context> uses, Set<Context> hears) {
        this.uses = uses;
        this.hears = hears;
    }

    /** Whose root packages this context may use: its own, those named, and those that they may use. */
    Set<Context> usable() {
        Set<Context> usable = EnumSet.of(this);
        uses.forEach(used -> usable.addAll(used.usable()));
        return usable;
    }

    /** Whose event records this context may use as well. */
    Set<Context> heard() {
        return hears;
    }

    String rootPackage() {
        return "by.pavilion." + prefix();
    }

    /** What its tables' names start with. */
    String prefix() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Context> of(String packageName) {
        return Arrays.stream(values())
                .filter(context -> packageName.equals(context.rootPackage())
                        || packageName.startsWith(context.rootPackage() + "."))
                .findFirst();
    }
}
