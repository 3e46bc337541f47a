package by.pavilion.channel;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.events.Correlation;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.Supply;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.Origin;
import by.pavilion.ordering.PlaceOrder;
import by.pavilion.ordering.PlaceOrderCommand;
import by.pavilion.ordering.Placement;
import by.pavilion.parties.Recipient;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a marketplace's order one of ours: fetches it as it stands, sees whether we can take it, and only then has the buyer
 * decrypted. Nothing here is in a transaction, and each step can be repeated: the order is placed once by its external number.
 */
@ApplicationScoped
class ImportOrder {
    private static final int SERVER_FAULT = 500;

    private final ImportProgress progress;
    private final Shops shops;
    private final Channels channels;
    private final Listings listings;
    private final Stock stock;
    private final Orders orders;
    private final PlaceOrder placeOrder;

    ImportOrder(
            ImportProgress progress,
            Shops shops,
            Channels channels,
            Listings listings,
            Stock stock,
            Orders orders,
            PlaceOrder placeOrder) {
        this.progress = progress;
        this.shops = shops;
        this.channels = channels;
        this.listings = listings;
        this.stock = stock;
        this.orders = orders;
        this.placeOrder = placeOrder;
    }

    /** Why an order cannot be taken: a code and what an operator needs to see. */
    private record Hold(String reason, String detail) {}

    void run(ChannelOrder wanted) throws ChannelFault {
        ExternalOrder external = wanted.order();
        Optional<Order> ours = orders.findExternal(external.channel(), external.shopId(), external.externalOrderId());
        if (ours.isPresent()) {
            progress.imported(wanted, ours.get().id());
            return;
        }
        Optional<ShopAccess> shop = shops.access(external.channel(), external.shopId());
        if (shop.isEmpty()) {
            progress.held(wanted, "unknown-shop", "the shop is not connected");
            return;
        }
        MarketplaceOrder order = fetch(wanted, shop.get());
        switch (order.state()) {
            case EARLY -> throw new ChannelFault(ChannelFault.Kind.RETRY, "the order is not free for processing yet");
            case CANCELLED -> progress.closed(wanted, "cancelled");
            case FULFILLED -> progress.held(wanted, "already-shipped", "shipped without us");
            case UNKNOWN -> progress.held(wanted, "unknown-state", "the order's state is not known");
            case READY -> take(wanted, shop.get(), order);
        }
    }

    private MarketplaceOrder fetch(ChannelOrder wanted, ShopAccess shop) throws ChannelFault {
        return channels.orders(wanted.order().channel())
                .fetch(shop, wanted.order().externalOrderId());
    }

    private void take(ChannelOrder wanted, ShopAccess shop, MarketplaceOrder order) throws ChannelFault {
        Optional<Hold> obstacle = obstacle(order);
        if (obstacle.isPresent()) {
            progress.held(wanted, obstacle.get().reason(), obstacle.get().detail());
            return;
        }
        Recipient buyer;
        try {
            buyer = channels.buyers(wanted.order().channel()).disclose(shop, order);
        } catch (ChannelFault fault) {
            if (fault.kind() != ChannelFault.Kind.REFUSED) {
                throw fault;
            }
            progress.held(wanted, "buyer-undisclosed", fault.reason());
            return;
        }
        place(wanted, command(order, buyer));
    }

    private void place(ChannelOrder wanted, PlaceOrderCommand command) throws ChannelFault {
        Origin.Marketplace origin = (Origin.Marketplace) command.origin();
        Placement placement = placement(wanted, origin, command);
        if (placement instanceof Placement.Placed placed) {
            progress.imported(wanted, placed.order().id());
            return;
        }
        Problem refusal = ((Placement.Refused) placement).problem();
        if (refusal.type().status() >= SERVER_FAULT) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, refusal.type().slug());
        }
        progress.held(wanted, refusal.type().slug(), reasons(refusal));
    }

    private Placement placement(ChannelOrder wanted, Origin.Marketplace origin, PlaceOrderCommand command) {
        try {
            return Correlation.of(
                            wanted.correlationId(), () -> placeOrder.place(origin.placedBy(), origin.key(), command))
                    .toCompletableFuture()
                    .join();
        } catch (Problem busy) {
            return new Placement.Refused(busy);
        }
    }

    /** Looks for what would make the placement fail, before the buyer's data is touched. */
    private Optional<Hold> obstacle(MarketplaceOrder order) {
        if (order.payment().isEmpty()) {
            return Optional.of(new Hold("unpaid", "no payment is named"));
        }
        if (order.lines().isEmpty() || order.lines().stream().anyMatch(line -> line.quantity() < 1)) {
            return Optional.of(new Hold("malformed-order", "a line without pieces"));
        }
        List<String> codes = order.lines().stream()
                .map(MarketplaceOrder.Line::code)
                .distinct()
                .toList();
        List<Sku> skus = codes.stream().filter(Sku::isSku).map(Sku::new).toList();
        Map<Sku, ?> known = listings.findAll(skus);
        List<String> unmapped = codes.stream()
                .filter(code -> !Sku.isSku(code) || !known.containsKey(new Sku(code)))
                .toList();
        if (!unmapped.isEmpty()) {
            return Optional.of(new Hold("unmapped-sku", String.join(", ", unmapped)));
        }
        return shortage(order);
    }

    private Optional<Hold> shortage(MarketplaceOrder order) {
        Map<Sku, Long> wanted = new TreeMap<>();
        order.lines().forEach(line -> wanted.merge(new Sku(line.code()), line.quantity(), Math::addExact));
        Supply supply = stock.supply(wanted.keySet());
        Pool channel = Pool.fromString(order.id().channel());
        String missing = wanted.entrySet().stream()
                .filter(line -> supply.available(line.getKey(), channel) < line.getValue())
                .map(line -> line.getKey() + "×" + line.getValue())
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Hold("shortage", missing));
    }

    private static PlaceOrderCommand command(MarketplaceOrder order, Recipient buyer) {
        ExternalOrder external = order.id();
        MarketplaceOrder.Payment payment = order.payment().orElseThrow();
        Origin.Marketplace origin = new Origin.Marketplace(
                external.channel(),
                external.shopId(),
                external.externalOrderId(),
                order.placedAt(),
                order.updatedAt(),
                new Origin.MarketplacePayment(
                        payment.provider(), payment.transactionId(), payment.amount(), payment.paidAt()));
        List<PlaceOrderCommand.Line> lines = order.lines().stream()
                .map(line ->
                        new PlaceOrderCommand.Line(line.code(), line.quantity(), Optional.of(line.externalLineId())))
                .toList();
        return new PlaceOrderCommand(origin, PlaceOrderCommand.ID_CARD, buyer, lines, Optional.empty());
    }

    /** The refused fields and their reasons; never their values. */
    private static String reasons(Problem refusal) {
        return refusal.errors().stream()
                .map((FieldError error) -> error.pointer() + " " + error.reason())
                .collect(Collectors.joining(", "));
    }
}
