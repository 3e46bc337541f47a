package by.pavilion.customs;

import by.pavilion.events.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Declarations that lie open on the desk in one transaction: locked together, changed in memory, put away together. Events
 * are kept in the order of the changes that they tell of.
 */
final class Folders {
    private final Map<Long, Declaration> declarations = new TreeMap<>();
    private final Set<DeclarationId> changed = new LinkedHashSet<>();
    private final List<Told> events = new ArrayList<>();

    /** What has to be told of a declaration. */
    record Told(DeclarationId declaration, Event event) {}

    Folders(Collection<Declaration> locked) {
        locked.forEach(declaration -> declarations.put(declaration.id().value(), declaration));
    }

    boolean isEmpty() {
        return declarations.isEmpty();
    }

    Declaration declaration(DeclarationId id) {
        Declaration found = declarations.get(id.value());
        if (found == null) {
            throw new IllegalStateException("declaration " + id + " does not lie on the desk");
        }
        return found;
    }

    /** The declaration after the change. */
    Declaration change(DeclarationId id, UnaryOperator<DeclarationProgress> change) {
        Declaration before = declaration(id);
        Declaration after = before.with(change.apply(before.progress()));
        if (!after.equals(before)) {
            declarations.put(id.value(), after);
            changed.add(id);
        }
        return after;
    }

    void tell(DeclarationId id, Event event) {
        events.add(new Told(id, event));
    }

    List<Declaration> changed() {
        return changed.stream().map(this::declaration).toList();
    }

    List<Told> events() {
        return List.copyOf(events);
    }
}
