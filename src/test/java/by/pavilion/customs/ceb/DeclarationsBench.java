package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;

/**
 * Declarations per second: an order (311) and a list (621), written, checked against the schema and the list signed, beside a
 * bare StAX writer that writes the same bytes. It is no test of the suite: it runs when it is named, needs no servers, and
 * prints a table. See docs/benchmarks.md.
 */
class DeclarationsBench {
    private static final int THREADS = 2;
    private static final int ROUNDS = 5;
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final String GUID = CebWriter.newGuid();

    private final OrderDocument order = TestDocuments.order();
    private final ListDocument list = TestDocuments.directList();
    private final CebSchema schema = new CebSchema();
    private final SoftKeySigner signer =
            new SoftKeySigner(SoftKeySigner.newKey(TestSigners.RSA.signature()), TestSigners.RSA);

    /** One declaration; gives the number of bytes, so that nothing is left out by the compiler. */
    private interface Work {
        int once();
    }

    @Test
    void declarations() throws Exception {
        List<List<Step>> steps = List.of(stepsOf(order()), stepsOf(signed(list())));
        byte[] signedBefore = signed(list()); // only a signed list is valid
        assertThat(replay(steps.get(0))).as("the bare writer's order").isEqualTo(order());
        assertThat(replay(steps.get(1)))
                .as("the bare writer's list, whose signature is the same each time")
                .isEqualTo(signed(list()));

        Map<String, Work> works = new LinkedHashMap<>();
        works.put("bare StAX writer, the same bytes", () -> replay(steps.get(0)).length + replay(steps.get(1)).length);
        works.put("written", () -> order().length + list().length);
        works.put("written, validated", () -> validated(order()) + list().length + validated(signedBefore));
        works.put("written, validated, signed", () -> validated(order()) + validated(signed(list())));
        works.put("RSA 2048 signature alone", () -> signer.sign(new byte[600]).length);

        Map<String, List<Double>> rates = new LinkedHashMap<>();
        works.forEach((name, work) -> rate(work, WARM_UP_NANOS));
        for (int round = 0; round < ROUNDS; round++) {
            works.forEach((name, work) ->
                    rates.computeIfAbsent(name, key -> new ArrayList<>()).add(rate(work, ROUND_NANOS)));
        }
        print(rates);
    }

    private byte[] order() {
        return CebWriter.orders(GUID, List.of(order), TestDocuments.SENDER);
    }

    private byte[] list() {
        return CebWriter.lists(GUID, List.of(list), TestDocuments.SENDER);
    }

    private byte[] signed(byte[] message) {
        return EnvelopedSignature.sign(message, signer);
    }

    private int validated(byte[] message) {
        if (!schema.faultsIn(message).isEmpty()) {
            throw new IllegalStateException("a message of the benchmark is not valid");
        }
        return message.length;
    }

    /** How often per second all threads together do the work. */
    private static double rate(Work work, long nanos) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Long>> counts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                counts.add(threads.submit(() -> {
                    start.await();
                    long done = 0;
                    long bytes = 0;
                    for (long until = System.nanoTime() + nanos; System.nanoTime() < until; done++) {
                        bytes += work.once();
                    }
                    return bytes > 0 ? done : 0;
                }));
            }
            long from = System.nanoTime();
            start.countDown();
            long done = 0;
            for (Future<Long> count : counts) {
                done += count.get();
            }
            return done * 1e9 / (System.nanoTime() - from);
        } catch (Exception e) {
            throw new IllegalStateException("a round broke off", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void print(Map<String, List<Double>> rates) {
        StringBuilder table = new StringBuilder("\ndeclarations per second, %d threads, %d rounds of %d s\n\n"
                .formatted(THREADS, ROUNDS, TimeUnit.NANOSECONDS.toSeconds(ROUND_NANOS)));
        table.append("%-36s %9s %9s %9s %9s%n".formatted("", "min", "median", "max", "ratio"));
        double bare = median(rates.values().iterator().next());
        rates.forEach((name, all) -> table.append("%-36s %9.0f %9.0f %9.0f %9.2f%n"
                .formatted(
                        name,
                        all.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                        median(all),
                        all.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                        median(all) / bare)));
        System.out.println(table);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** What the bare writer does one after the other. */
    private sealed interface Step {
        void write(XMLStreamWriter out) throws XMLStreamException;

        record Start(String prefix, String name, String namespace, boolean declares, List<String> attributes)
                implements Step {
            @Override
            public void write(XMLStreamWriter out) throws XMLStreamException {
                out.writeStartElement(prefix, name, namespace);
                if (declares) {
                    out.writeNamespace(prefix, namespace);
                }
                for (int index = 0; index < attributes.size(); index += 2) {
                    out.writeAttribute(attributes.get(index), attributes.get(index + 1));
                }
            }
        }

        record Text(String text) implements Step {
            @Override
            public void write(XMLStreamWriter out) throws XMLStreamException {
                out.writeCharacters(text);
            }
        }

        record End() implements Step {
            @Override
            public void write(XMLStreamWriter out) throws XMLStreamException {
                out.writeEndElement();
            }
        }
    }

    private static List<Step> stepsOf(byte[] message) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(message));
        List<Step> steps = new ArrayList<>();
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    List<String> attributes = new ArrayList<>();
                    for (int index = 0; index < in.getAttributeCount(); index++) {
                        attributes.add(in.getAttributeLocalName(index));
                        attributes.add(in.getAttributeValue(index));
                    }
                    steps.add(new Step.Start(
                            in.getPrefix(),
                            in.getLocalName(),
                            in.getNamespaceURI(),
                            in.getNamespaceCount() > 0,
                            attributes));
                }
                case XMLStreamReader.CHARACTERS -> steps.add(new Step.Text(in.getText()));
                case XMLStreamReader.END_ELEMENT -> steps.add(new Step.End());
                default -> {
                    // there is nothing else in a message of ours
                }
            }
        }
        return steps;
    }

    private static final XMLOutputFactory BARE = XMLOutputFactory.newDefaultFactory();

    private static byte[] replay(List<Step> steps) {
        try {
            StringWriter text = new StringWriter(8192);
            XMLStreamWriter out = BARE.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            for (Step step : steps) {
                step.write(out);
            }
            out.writeEndDocument();
            out.close();
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory cannot fail", e);
        }
    }
}
