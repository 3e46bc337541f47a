package by.pavilion.channel.douyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.channel.ExternalAfterSale;
import by.pavilion.channel.ExternalOrder;
import by.pavilion.channel.ExternalProduct;
import by.pavilion.channel.IncomingMessage;
import by.pavilion.channel.PushedMessage;
import by.pavilion.channel.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DouyinMessagesTest {
    private final DouyinMessages messages = new DouyinMessages();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"{\\\"p_id\\\":6900000000000000001,\\\"shop_id\\\":12345}\"",
                "{\"p_id\":6900000000000000001,\"shop_id\":12345}",
                "{\"p_id\":\"6900000000000000001\",\"shop_id\":\"12345\",\"new\":[{}]}",
                "{\"p_id\":\"6900000000000000001A\",\"shop_id\":12345}"
            })
    void wantsTheOrderOfTag110HoweverItsNumbersAreWritten(String data) throws UnreadableMessage {
        List<PushedMessage> read = read("[{\"tag\":\"110\",\"msg_id\":\"m1\",\"data\":" + data + "}]");

        assertThat(read).hasSize(1);
        assertThat(messages.orderToImport(read.get(0)))
                .contains(new ExternalOrder("douyin", "12345", "6900000000000000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"105", "111"})
    void tellsOfAnotherAddressWhichIsAChangeOfTheOrderToo(String tag) throws UnreadableMessage {
        PushedMessage message = read("[{\"tag\":\"" + tag
                        + "\",\"msg_id\":\"m1\",\"data\":{\"p_id\":1,\"shop_id\":12345}}]")
                .get(0);
        PushedMessage other = read("[{\"tag\":\"104\",\"msg_id\":\"m2\",\"data\":{\"p_id\":1,\"shop_id\":12345}}]")
                .get(0);

        assertThat(messages.addressChanged(message)).contains(new ExternalOrder("douyin", "12345", "1"));
        assertThat(messages.orderChanged(message)).contains(new ExternalOrder("douyin", "12345", "1"));
        assertThat(messages.addressChanged(other)).isEmpty();
    }

    @Test
    void keepsNumbersAbove64BitsExactly() throws UnreadableMessage {
        PushedMessage message =
                read("[{\"tag\":110,\"msg_id\":7,\"data\":{\"p_id\":99999999999999999999,\"shop_id\":1}}]")
                        .get(0);

        assertThat(message.messageId()).isEqualTo("7");
        assertThat(messages.orderToImport(message).orElseThrow().externalOrderId())
                .isEqualTo("99999999999999999999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"no JSON\"",
                "\"\"",
                "null",
                "5",
                "[]",
                "{}",
                "{\"p_id\":1}",
                "{\"shop_id\":1}",
                "{\"p_id\":6.9E18,\"shop_id\":1}",
                "{\"p_id\":-1.5,\"shop_id\":1}",
                "{\"p_id\":\"6900/../1\",\"shop_id\":1}",
                "{\"p_id\":[1],\"shop_id\":1}"
            })
    void cannotReadAnOrderWithoutNumbers(String data) throws UnreadableMessage {
        PushedMessage message = read("[{\"tag\":\"110\",\"msg_id\":\"m1\",\"data\":" + data + "}]")
                .get(0);

        assertThatThrownBy(() -> messages.orderToImport(message)).isInstanceOf(UnreadableMessage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"no JSON\"",
                "null",
                "[]",
                "{}",
                "{\"p_id\":1,\"shop_id\":1}",
                "{\"aftersale_id\":\"7\",\"product_id\":\"3\"}",
                "{\"aftersale_id\":7.5,\"product_id\":3.5,\"p_id\":1,\"shop_id\":1}"
            })
    void cannotReadAnAfterSaleOrAProductWithoutNumbers(String data) throws UnreadableMessage {
        PushedMessage refund = read("[{\"tag\":\"206\",\"msg_id\":\"m1\",\"data\":" + data + "}]")
                .get(0);
        PushedMessage product = read("[{\"tag\":\"400\",\"msg_id\":\"m2\",\"data\":" + data + "}]")
                .get(0);

        assertThatThrownBy(() -> messages.afterSaleChanged(refund)).isInstanceOf(UnreadableMessage.class);
        assertThatThrownBy(() -> messages.productChanged(product)).isInstanceOf(UnreadableMessage.class);
        assertThat(messages.afterSaleChanged(product)).isEmpty();
        assertThat(messages.productChanged(refund)).isEmpty();
    }

    @Test
    void readsNumbersOfAfterSalesAndProductsExactly() throws UnreadableMessage {
        String data = "{\"p_id\":6900000000000000001,\"aftersale_id\":7000000000000000009,"
                + "\"product_id\":3500000000000000001,\"shop_id\":12345}";
        PushedMessage refund = read("[{\"tag\":\"206\",\"msg_id\":\"m1\",\"data\":" + data + "}]")
                .get(0);
        PushedMessage product = read("[{\"tag\":\"400\",\"msg_id\":\"m2\",\"data\":" + data + "}]")
                .get(0);

        assertThat(messages.afterSaleChanged(refund))
                .contains(new ExternalAfterSale(
                        new ExternalOrder("douyin", "12345", "6900000000000000001"), "7000000000000000009"));
        assertThat(messages.productChanged(product))
                .contains(new ExternalProduct("douyin", "12345", "3500000000000000001"));
    }

    /** What they hold is not documented. */
    @ParameterizedTest
    @ValueSource(strings = {"224", "225"})
    void aSpecialRefundIsLookedAtWhenItNamesAnAfterSale(String tag) throws UnreadableMessage {
        String message = "[{\"tag\":\"" + tag + "\",\"msg_id\":\"m1\",\"data\":{\"p_id\":6900000000000000001,"
                + "\"shop_id\":12345%s}}]";

        assertThat(messages.afterSaleChanged(read(message.formatted(",\"aftersale_id\":7000000000000000009"))
                        .get(0)))
                .contains(new ExternalAfterSale(
                        new ExternalOrder("douyin", "12345", "6900000000000000001"), "7000000000000000009"));
        assertThat(messages.afterSaleChanged(read(message.formatted("")).get(0)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"226", "227"})
    void nothingFollowsFromGoodsThatAreSentOnceMore(String tag) throws UnreadableMessage {
        PushedMessage message = read("[{\"tag\":\"" + tag
                        + "\",\"msg_id\":\"m1\",\"data\":{\"p_id\":1,\"shop_id\":12345," + "\"aftersale_id\":2}}]")
                .get(0);

        assertThat(messages.afterSaleChanged(message)).isEmpty();
        assertThat(messages.orderChanged(message)).isEmpty();
        assertThat(messages.orderToImport(message)).isEmpty();
    }

    @Test
    void keepsMessagesThatItDoesNotKnow() throws UnreadableMessage {
        List<PushedMessage> read = read(
                "[{\"tag\":\"100\",\"msg_id\":\"m1\",\"data\":\"{}\"},{\"tag\":\"99999\",\"msg_id\":"
                        + "\"m2\",\"data\":\"?\"},{\"msg_id\":\"m3\"},{},\"text\",null,{\"tag\":\"汉\",\"msg_id\":\"字\"}]");

        assertThat(read).extracting(PushedMessage::tag).containsExactly("100", "99999", "?", "?", "?", "?", "?");
        assertThat(read)
                .extracting(PushedMessage::messageId)
                .doesNotHaveDuplicates()
                .contains("m1", "m2", "m3");
        for (PushedMessage message : read) {
            assertThat(messages.orderToImport(message)).isEmpty();
        }
    }

    @Test
    void givesAMessageWithoutIdTheSameOneEachTime() throws UnreadableMessage {
        String body = "[{\"tag\":\"110\",\"data\":{}}]";

        assertThat(read(body)).isEqualTo(read(body));
        assertThat(read(body).get(0).messageId()).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void keepsNothingOfAProbe() throws UnreadableMessage {
        assertThat(read("[{\"tag\":\"0\",\"msg_id\":\"0\",\"data\":\"2020\"}]")).isEmpty();
        assertThat(read("[{\"tag\":0,\"msg_id\":0,\"data\":\"2020\"}]")).isEmpty();
        assertThat(read("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "{}", "\"text\"", "5", "[] []", "[{\"tag\":}]"})
    void cannotReadWhatIsNoArray(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void namesTheApplicationOnlyIfItCanBeOne() {
        assertThat(messages.applicationOf(message("app-id", "7123456789012345678")))
                .contains("7123456789012345678");
        assertThat(messages.applicationOf(message("app-id", "汉字"))).isEmpty();
        assertThat(messages.applicationOf(message("app-id", "1".repeat(65)))).isEmpty();
        assertThat(messages.applicationOf(message("event-sign", "x"))).isEmpty();
    }

    private List<PushedMessage> read(String body) throws UnreadableMessage {
        return messages.read(new IncomingMessage(Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static IncomingMessage message(String header, String value) {
        return new IncomingMessage(Map.of(header, value), new byte[0]);
    }
}
