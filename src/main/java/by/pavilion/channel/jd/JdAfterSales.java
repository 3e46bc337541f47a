package by.pavilion.channel.jd;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What buyers want back: applications before shipping, by classic calls, and service orders after it, by newer ones. They are
 * numbered apart, so ours have a letter before the number. One list follows the other. What changes while a list is read leaves
 * its place, and another one moves up, unseen, onto a page that was read; so pages are read only of what changed within a second,
 * and anew unless each counts as many.
 */
@ApplicationScoped
class JdAfterSales implements AfterSales {
    private final JdRefunds refunds;
    private final JdServices services;

    JdAfterSales(JdRefunds refunds, JdServices services) {
        this.refunds = refunds;
        this.services = services;
    }

    @Override
    public String channel() {
        return JdOrders.CHANNEL;
    }

    /** The lists in the order in which they are read. */
    private enum ListOf {
        /** Applications by the time at which they were made. */
        APPLIED,
        /** Applications by the time at which they were decided. */
        DECIDED,
        SERVICES
    }

    /** @param total how many the first page of the list spoke of; 0 before it */
    private record Place(ListOf list, int page, long total) {
        private static final int FIRST = 1;

        static Place beginningOf(ListOf list) {
            return new Place(list, FIRST, 0);
        }

        static Place parse(String text) {
            String[] parts = text.split(":", 3);
            return new Place(ListOf.valueOf(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
        }

        boolean isOfAnotherList(Part part) {
            return page > FIRST && total != part.total();
        }

        @Override
        public String toString() {
            return list + ":" + page + ":" + total;
        }
    }

    /**
     * A page of one of the lists, and whether that list goes on.
     *
     * @param total how many are on the list, by this page
     */
    record Part(List<AfterSale> found, boolean goesOn, boolean tooMany, long total) {
        Part {
            found = List.copyOf(found);
        }

        static Part narrower(long total) {
            return new Part(List.of(), false, true, total);
        }
    }

    @Override
    public Page changed(ShopAccess shop, Instant from, Instant until, Optional<String> page) throws ChannelFault {
        Place place = page.map(Place::parse).orElseGet(() -> Place.beginningOf(ListOf.APPLIED));
        Part part =
                switch (place.list()) {
                    case APPLIED -> refunds.applied(shop, from, until, place.page());
                    case DECIDED -> refunds.decided(shop, from, until, place.page());
                    case SERVICES -> services.changed(shop, from, until, place.page());
                };
        if (place.isOfAnotherList(part)) {
            throw new ChannelFault(
                    ChannelFault.Kind.RETRY, place.list() + " answered a list that changes while it is read");
        }
        return new Page(part.found(), next(place, part).map(Place::toString), part.tooMany());
    }

    private static Optional<Place> next(Place place, Part part) {
        if (part.goesOn()) {
            return Optional.of(new Place(place.list(), place.page() + 1, part.total()));
        }
        return switch (place.list()) {
            case APPLIED -> Optional.of(Place.beginningOf(ListOf.DECIDED));
            case DECIDED -> Optional.of(Place.beginningOf(ListOf.SERVICES));
            case SERVICES -> Optional.empty();
        };
    }

    @Override
    public AfterSale fetch(ShopAccess shop, String externalId) throws ChannelFault {
        return externalId.startsWith(JdServices.LETTER)
                ? services.fetch(shop, externalId)
                : refunds.fetch(shop, externalId);
    }

    @Override
    public void agree(ShopAccess shop, AfterSale seen) throws ChannelFault {
        unchanged(shop, seen);
        refunds.reply(shop, seen.externalId(), true, "");
    }

    @Override
    public void refuse(ShopAccess shop, AfterSale seen, String reason) throws ChannelFault {
        unchanged(shop, seen);
        refunds.reply(shop, seen.externalId(), false, reason);
    }

    /** The platform compares nothing, so we do; and service orders are answered in its console. */
    private void unchanged(ShopAccess shop, AfterSale seen) throws ChannelFault {
        if (seen.externalId().startsWith(JdServices.LETTER)) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, "service orders are answered in the platform's console");
        }
        if (!fetch(shop, seen.externalId()).version().equals(seen.version())) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, "the application has changed since it was seen");
        }
    }
}
