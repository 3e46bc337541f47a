package by.pavilion.channel.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.livestreams.Livestream;
import by.pavilion.channel.livestreams.LivestreamId;
import by.pavilion.channel.livestreams.LivestreamLine;
import by.pavilion.channel.livestreams.Livestreams;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A show and what it has sold by now; in lists without its lines. */
record LivestreamResponse(
        LivestreamId id,
        String name,
        Instant startsAt,
        Instant endsAt,
        Livestream.Status status,
        Optional<List<Line>> lines,
        Optional<Long> sold,
        Optional<Money> revenue,
        long version,
        Instant createdAt) {

    /**
     * Goods of it.
     *
     * @param left what the channel can still sell of its pieces
     * @param revenue without freight and tax
     */
    record Line(
            Sku sku,
            WarehouseCode warehouse,
            long quota,
            Optional<Money> price,
            LivestreamLine.State state,
            long setAside,
            long returned,
            long sold,
            long cancelled,
            long left,
            Money revenue,
            Optional<String> detail) {
        static Line of(Livestreams.LineResult result) {
            LivestreamLine line = result.line();
            return new Line(
                    line.sku(),
                    line.warehouse(),
                    line.quota(),
                    line.price(),
                    line.state(),
                    line.setAside(),
                    line.returned(),
                    result.sale().sold(),
                    result.sale().cancelled(),
                    result.left(),
                    result.sale().revenue(),
                    line.detail());
        }
    }

    static LivestreamResponse of(Livestreams.Result result) {
        Livestream show = result.show();
        Optional<List<Livestreams.LineResult>> lines =
                Optional.of(result.lines()).filter(all -> !all.isEmpty());
        return new LivestreamResponse(
                show.id(),
                show.name(),
                show.startsAt(),
                show.endsAt(),
                result.status(),
                lines.map(all -> all.stream().map(Line::of).toList()),
                lines.map(
                        all -> all.stream().mapToLong(one -> one.sale().sold()).sum()),
                lines.map(all ->
                        all.stream().map(one -> one.sale().revenue()).reduce(Money.zero(Money.CNY), Money::plus)),
                show.version(),
                show.createdAt());
    }
}
