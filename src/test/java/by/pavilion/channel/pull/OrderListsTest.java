package by.pavilion.channel.pull;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.MarketplaceOrder;
import by.pavilion.channel.OrderSearch;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.SignMethod;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A marketplace that lists the second in which a window ends as well, as Douyin and JD do. */
class OrderListsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-11T00:00:00Z");
    private static final ShopAccess SHOP = new ShopAccess(
            new Shop(
                    new ConnectionId(1),
                    "inclusive",
                    "1",
                    "app",
                    URI.create("https://gateway.example"),
                    SignMethod.MD5,
                    BEGIN),
            "secret");

    @Test
    void anOrderAtTheEdgeOfTwoSpansIsInTheLaterOne() throws ChannelFault {
        OrderLists lists = new OrderLists();

        assertThat(lists.read(new Inclusive()::changed, SHOP, BEGIN, BEGIN.plusSeconds(10)))
                .extracting(OrderSearch.Found::externalOrderId)
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(lists.read(new Inclusive()::changed, SHOP, BEGIN.plusSeconds(10), BEGIN.plusSeconds(12)))
                .extracting(OrderSearch.Found::externalOrderId)
                .containsExactly("10", "11");
    }

    @Test
    void moreThanIsWantedAtOnceIsNotRead() throws ChannelFault {
        OrderLists lists = new OrderLists();

        assertThat(lists.read(new Inclusive()::changed, SHOP, BEGIN, BEGIN.plusSeconds(10), 9))
                .isEmpty();
        assertThat(lists.read(new Inclusive()::changed, SHOP, BEGIN, BEGIN.plusSeconds(10), 10))
                .hasValueSatisfying(all -> assertThat(all).hasSize(10));
    }

    /** An order changed in each second. */
    private static final class Inclusive implements OrderSearch {
        @Override
        public String channel() {
            return "inclusive";
        }

        @Override
        public Page changed(ShopAccess shop, Instant from, Instant until, Optional<String> page) {
            List<Found> found = LongStream.rangeClosed(from.getEpochSecond(), until.getEpochSecond())
                    .mapToObj(second -> new Found(
                            String.valueOf(second - BEGIN.getEpochSecond()),
                            Instant.ofEpochSecond(second),
                            MarketplaceOrder.State.READY,
                            ""))
                    .toList();
            return Page.of(found, Optional.empty());
        }
    }
}
