package by.pavilion.channel;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The marketplaces that we have adapters for, by ability. */
@ApplicationScoped
class Channels {
    private final List<MessagesIn> messages;
    private final List<OrdersIn> orders;
    private final List<BuyersIn> buyers;
    private final List<ParcelsOut> parcels;

    Channels(
            @All List<MessagesIn> messages,
            @All List<OrdersIn> orders,
            @All List<BuyersIn> buyers,
            @All List<ParcelsOut> parcels) {
        this.messages = messages;
        this.orders = orders;
        this.buyers = buyers;
        this.parcels = parcels;
    }

    /** @throws by.pavilion.shared.Problem 404 when there is no such channel */
    MessagesIn messages(String channel) {
        return messages.stream()
                .filter(adapter -> adapter.channel().equals(channel))
                .findFirst()
                .orElseThrow(() -> ChannelProblems.noSuchChannel(channel));
    }

    OrdersIn orders(String channel) {
        return orders.stream()
                .filter(adapter -> adapter.channel().equals(channel))
                .findFirst()
                .orElseThrow(() -> ChannelProblems.noSuchChannel(channel));
    }

    BuyersIn buyers(String channel) {
        return buyers.stream()
                .filter(adapter -> adapter.channel().equals(channel))
                .findFirst()
                .orElseThrow(() -> ChannelProblems.noSuchChannel(channel));
    }

    ParcelsOut parcels(String channel) {
        return parcels.stream()
                .filter(adapter -> adapter.channel().equals(channel))
                .findFirst()
                .orElseThrow(() -> ChannelProblems.noSuchChannel(channel));
    }

    boolean reportsParcels(String channel) {
        return parcels.stream().anyMatch(adapter -> adapter.channel().equals(channel));
    }
}
