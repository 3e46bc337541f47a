package by.pavilion.channel.cases;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens, closes and lists cases. */
@ApplicationScoped
public class ChannelCases {
    /** It was over by itself. */
    public static final String OVER = "over";

    private final CaseStore store;
    private final Ids ids;
    private final Clock clock;

    ChannelCases(CaseStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a case is about. */
    public record About(String channel, String shopId, Trouble trouble, String subject) {}

    /** Opens the case; one that is open already keeps its beginning and takes the newer detail. */
    @Transactional
    public void open(About about, Optional<String> orderId, String detail, Optional<Instant> dueAt) {
        store.open(ids.next(), about, orderId, detail, dueAt, clock.instant());
    }

    /** Opens the case unless one is open, or one with the same detail was: what is told again has been seen to. */
    @Transactional
    public void openOnce(About about, String orderId, String detail) {
        if (!store.isOpenOrWas(about, detail)) {
            store.open(ids.next(), about, Optional.of(orderId), detail, Optional.empty(), clock.instant());
        }
    }

    /** Closes the case if there is an open one. */
    @Transactional
    public void close(About about, String outcome) {
        store.close(List.of(about), outcome, clock.instant());
    }

    /** Closes those of the cases that are open. */
    @Transactional
    public void closeAll(Collection<About> about, String outcome) {
        store.close(about, outcome, clock.instant());
    }

    /** Closes open cases of a shop about these things. */
    @Transactional
    public void closeOf(String channel, String shopId, Trouble trouble, Set<String> subjects) {
        store.openSubjects(channel, shopId, trouble).stream()
                .filter(subjects::contains)
                .forEach(subject -> close(new About(channel, shopId, trouble, subject), OVER));
    }

    /** Closes a case by its id; false when it was closed before. */
    @Transactional
    public boolean close(ChannelCaseId id, String outcome) {
        return store.close(id, outcome, clock.instant());
    }

    @Transactional
    public Optional<ChannelCase> find(ChannelCaseId id) {
        return store.find(id);
    }

    /** The open one about something. */
    @Transactional
    public Optional<ChannelCase> findOpen(About about) {
        return store.findOpen(about);
    }

    /** Open ones of a channel, the longest waiting first. */
    @Transactional
    public Page<ChannelCase> page(String channel, @Nullable String cursor, int limit) {
        long after = cursor == null ? 0 : Cursor.parseLong(cursor);
        return Page.of(
                store.page(channel, after, limit + 1),
                limit,
                one -> Cursor.print(one.id().value()));
    }

    /** How many are open. */
    public long open() {
        return store.countOpen();
    }

    /** How many are open in shops of a channel, by their numbers; those without any are left out. */
    @Transactional
    public Map<String, Long> open(String channel, Collection<String> shopIds) {
        return store.countOpen(channel, shopIds);
    }
}
