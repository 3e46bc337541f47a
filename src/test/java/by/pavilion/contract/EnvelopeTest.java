package by.pavilion.contract;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.events.EventJson;
import by.pavilion.events.Outbox;
import by.pavilion.events.Topic;
import by.pavilion.events.TopicReader;
import by.pavilion.inventory.StockChanged;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A message on the broker has the headers that the AsyncAPI document promises, and the data as its key and value. */
@QuarkusTest
class EnvelopeTest {
    private static final String TYPE = "by.pavilion.stock.changed.v1";

    @Inject
    Outbox outbox;

    @Test
    void arrivesAsPromised() {
        Schema headers = EventSchemas.of(Contract.yaml("asyncapi.yaml")
                .at("/components/messageTraits/CloudEvent/headers")
                .toString());
        String sku = "CONTRACT-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        ObjectNode data =
                Contract.json(EventSchemas.file(TYPE)).withObject("/examples/0").put("sku", sku);
        StockChanged event = EventJson.read(data.toString(), StockChanged.class);

        try (TopicReader reader = TopicReader.fromNow(Topic.INVENTORY)) {
            QuarkusTransaction.requiringNew().run(() -> outbox.append(event, 1));

            ConsumerRecord<String, byte[]> message = reader.await(sku, 1).get(0);
            assertThat(EventSchemas.faults(headers, headers(message).toString()))
                    .isEmpty();
            assertThat(EventSchemas.faults(TYPE, new String(message.value(), StandardCharsets.UTF_8))
                            .orElseThrow())
                    .isEmpty();
        }
    }

    private static ObjectNode headers(ConsumerRecord<String, byte[]> message) {
        ObjectNode headers = new JsonMapper().createObjectNode();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
