package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.pricing.PriceList;
import by.pavilion.pricing.PriceListId;
import by.pavilion.pricing.PriceLists;
import by.pavilion.pricing.SavePriceList;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Does for shows what their plans and the time ask for. Each line is a step by itself, and so is each merchant's price list:
 * a step that was interrupted is done once more, and then finds what it has made.
 */
@ApplicationScoped
class RunLivestreams implements BackgroundWork {
    static final String NAME = "channel-livestreams";
    private static final Logger LOG = Logger.getLogger(RunLivestreams.class);
    private static final int PORTION = 50;
    private static final IfMatch AS_IT_IS = IfMatch.fromString("*");

    private final LivestreamProgress progress;
    private final Listings listings;
    private final PriceLists priceLists;
    private final SavePriceList savePriceList;

    RunLivestreams(LivestreamProgress progress, Listings listings, PriceLists priceLists, SavePriceList savePriceList) {
        this.progress = progress;
        this.listings = listings;
        this.priceLists = priceLists;
        this.savePriceList = savePriceList;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        List<Livestream> toPrice = progress.dueForPrices(PORTION);
        toPrice.forEach(this::price);
        List<LivestreamLine> lines = progress.due(PORTION);
        lines.forEach(this::bring);
        List<Livestream> turning = progress.dueForLook(PORTION);
        turning.forEach(progress::look);
        return toPrice.size() + lines.size() + turning.size();
    }

    /** Whatever goes wrong with one line must not hold up the others, so it is put off. */
    private void bring(LivestreamLine line) {
        try {
            progress.bring(line);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "livestream=%s sku=%s is not brought on", line.livestream(), line.sku());
            progress.failed(line, fault.getClass().getSimpleName());
        }
    }

    /** Writes the prices of a show into a price list of each merchant, which begins and ends by itself. */
    private void price(Livestream show) {
        try {
            Map<MerchantId, List<PriceList.Entry>> wanted = show.cancelledAt().isPresent() ? Map.of() : prices(show);
            Map<MerchantId, PriceListId> known = progress.priceLists(show);
            wanted.forEach((merchant, entries) -> write(show, merchant, entries, known));
            known.forEach((merchant, list) -> {
                if (!wanted.containsKey(merchant)) {
                    pause(merchant, list);
                }
            });
            progress.priced(show);
        } catch (Problem refusal) {
            LOG.warnf(
                    "livestream=%s prices are refused: %s",
                    show.id(), refusal.type().slug());
            progress.notPriced(show, refusal.type().slug());
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "livestream=%s is not priced", show.id());
            progress.notPriced(show, fault.getClass().getSimpleName());
        }
    }

    private Map<MerchantId, List<PriceList.Entry>> prices(Livestream show) {
        List<LivestreamLine> lines = progress.lines(show);
        Map<Sku, Listing> ours =
                listings.findAll(lines.stream().map(LivestreamLine::sku).toList());
        Map<MerchantId, List<PriceList.Entry>> prices = new HashMap<>();
        for (LivestreamLine line : lines) {
            Listing listing = ours.get(line.sku());
            if (listing != null && line.planned() && line.price().isPresent()) {
                prices.computeIfAbsent(listing.merchant(), merchant -> new ArrayList<>())
                        .add(new PriceList.Entry(line.sku(), line.price().get(), Optional.empty()));
            }
        }
        return prices;
    }

    private void write(
            Livestream show, MerchantId merchant, List<PriceList.Entry> entries, Map<MerchantId, PriceListId> known) {
        SavePriceList.Particulars particulars = new SavePriceList.Particulars(
                show.name(), List.of(show.channel()), entries, show.startsAt(), Optional.of(show.endsAt()), false);
        PriceListId list = known.get(merchant);
        if (list == null) {
            Transactions.retrying(() -> progress.makePriceList(show, merchant, particulars));
        } else {
            savePriceList.replace(merchant, list, AS_IT_IS, particulars);
        }
    }

    private void pause(MerchantId merchant, PriceListId id) {
        PriceList list = priceLists.require(merchant, id);
        savePriceList.replace(
                merchant,
                id,
                AS_IT_IS,
                new SavePriceList.Particulars(
                        list.name(), list.channels(), list.prices(), list.startsAt(), list.endsAt(), true));
    }
}
