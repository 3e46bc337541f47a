package by.pavilion.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads an order once more out of what was kept of it, after our reading was mended: out of its newest version, be it one that
 * could not be read before. The marketplace is not asked, and what was applied already is not applied again, so no event is
 * written twice.
 */
@ApplicationScoped
public class ReplayOrder {
    private final ImportProgress progress;
    private final ImportOrder importOrder;
    private final KeptNumbers keptNumbers;

    ReplayOrder(ImportProgress progress, ImportOrder importOrder, KeptNumbers keptNumbers) {
        this.progress = progress;
        this.importOrder = importOrder;
        this.keptNumbers = keptNumbers;
    }

    /**
     * False when nothing of such an order was kept.
     *
     * @throws ChannelFault when it still cannot be read, or the marketplace is needed and does not answer
     */
    public boolean replay(ExternalOrder external) throws ChannelFault {
        Optional<ChannelOrder> order = progress.find(keptNumbers.of(external));
        Optional<String> raw = order.flatMap(this::best);
        if (raw.isEmpty()) {
            return false;
        }
        importOrder.run(order.orElseThrow(), raw.get());
        return true;
    }

    private Optional<String> best(ChannelOrder order) {
        Optional<String> unread = progress.unread(order);
        Optional<String> kept = progress.kept(order);
        Optional<Instant> changedAt = unread.flatMap(raw -> importOrder.changedAt(order, raw));
        boolean isNewest = changedAt.isPresent()
                && kept.flatMap(raw -> importOrder.changedAt(order, raw))
                        .filter(changedAt.get()::isBefore)
                        .isEmpty();
        return isNewest ? unread : kept.or(() -> unread);
    }
}
