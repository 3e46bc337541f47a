package by.pavilion.customs;

import by.pavilion.events.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Declarations that lie open on the desk in one transaction: locked together, changed in memory, put away together. Events
 * are kept in the order of the changes that they tell of.
 */
final class Folders {
    private final Map<DeclarationId, Folder> folders = new LinkedHashMap<>();
    private final Set<DeclarationId> changed = new LinkedHashSet<>();
    private final List<Told> events = new ArrayList<>();

    /** What has to be told of a declaration. */
    record Told(DeclarationId declaration, Event event) {}

    /** How far the numbers of events and messages have gone on. */
    record Raised(long events, int messages) {
        boolean isNothing() {
            return events == 0 && messages == 0;
        }
    }

    /** @param before the document as it was when its declaration was locked; empty when it is new */
    record ChangedDocument(Optional<DeclarationDocument> before, DeclarationDocument after) {}

    /** What has become of a declaration since it was locked. */
    record Change(LockedDeclaration before, Declaration after, Raised raised) {
        long lastEvent() {
            return before.events() + raised.events();
        }

        int lastMessage() {
            return before.messages() + raised.messages();
        }

        /** The documents that are new or have changed. */
        List<ChangedDocument> documents() {
            DeclarationProgress earlier = before.declaration().progress();
            return after.progress().documents().stream()
                    .map(document -> new ChangedDocument(earlier.find(document.type(), document.number()), document))
                    .filter(document -> !document.before().equals(Optional.of(document.after())))
                    .toList();
        }

        /** Whether anything else than its documents and its state has changed. */
        boolean isBesideState() {
            return !after.progress().isSameBesideState(before.declaration().progress());
        }

        /** Whether anything else than its documents has changed. */
        boolean isBesideDocuments() {
            return !after.progress().isSameBesideDocuments(before.declaration().progress());
        }
    }

    private static final class Folder {
        private final LockedDeclaration locked;
        private Declaration declaration;
        private long events;
        private int messages;

        Folder(LockedDeclaration locked) {
            this.locked = locked;
            this.declaration = locked.declaration();
            this.events = locked.events();
            this.messages = locked.messages();
        }

        Change change() {
            return new Change(locked, declaration, new Raised(events - locked.events(), messages - locked.messages()));
        }
    }

    /** @param locked in the order of their ids */
    Folders(Collection<LockedDeclaration> locked) {
        locked.forEach(one -> folders.put(one.declaration().id(), new Folder(one)));
    }

    boolean isEmpty() {
        return folders.isEmpty();
    }

    Declaration declaration(DeclarationId id) {
        return folder(id).declaration;
    }

    /** What was collected as tax for it; empty for a declaration from before that was kept. */
    Optional<DeclaredTax> tax(DeclarationId id) {
        return folder(id).locked.tax();
    }

    /** The number of its last message. */
    int lastMessage(DeclarationId id) {
        return folder(id).messages;
    }

    private Folder folder(DeclarationId id) {
        Folder found = folders.get(id);
        if (found == null) {
            throw new IllegalStateException("declaration " + id + " does not lie on the desk");
        }
        return found;
    }

    /** The declaration after the change. */
    Declaration change(DeclarationId id, UnaryOperator<DeclarationProgress> change) {
        Folder folder = folder(id);
        Declaration before = folder.declaration;
        Declaration after = before.with(change.apply(before.progress()));
        if (!after.equals(before)) {
            folder.declaration = after;
            changed.add(id);
        }
        return after;
    }

    void tell(DeclarationId id, Event event) {
        events.add(new Told(id, event));
    }

    /** The number of the declaration's next event. It counts once the folders are put away. */
    long nextEvent(DeclarationId id) {
        return ++folder(id).events;
    }

    /** The number of the declaration's next message. It counts once the folders are put away. */
    int nextMessage(DeclarationId id) {
        return ++folder(id).messages;
    }

    List<Declaration> changed() {
        return changed.stream().map(this::declaration).toList();
    }

    /** What has to be written, in the order of the ids. */
    List<Change> changes() {
        return folders.values().stream()
                .map(Folder::change)
                .filter(change -> !change.after().equals(change.before().declaration())
                        || !change.raised().isNothing())
                .toList();
    }

    List<Told> events() {
        return List.copyOf(events);
    }
}
