package by.pavilion.sandbox.ceb;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Sends the window what a firm has to declare: as many documents in one message as go into it. */
@ApplicationScoped
public class Filings {
    /** The most documents that one message may hold. */
    public static final int MOST_IN_A_MESSAGE = 100;

    private static final Logger LOG = Logger.getLogger(Filings.class);

    private final WindowConnection window;

    Filings(WindowConnection window) {
        this.window = window;
    }

    /** Who declares: the firm's registration with customs, and its number on the exchange platform. */
    public record Firm(String code, String name, String dxpId) {}

    /**
     * One document.
     *
     * @param id the number of its row
     * @param subscriber who wants the receipts too; empty when nobody does
     * @param xml its element, from {@link CebWriter#document()}
     */
    public record Document(long id, String subscriber, String xml) {
        @Override
        public String toString() {
            return "Document[" + id + "]";
        }
    }

    /** Sends all messages at a time, waits for the answers, and gives the numbers of the documents that were taken. */
    public List<Long> send(Firm firm, String messageType, List<Document> documents) {
        Map<List<Document>, CompletableFuture<Boolean>> answers = new LinkedHashMap<>();
        for (List<Document> together : messages(documents)) {
            answers.put(
                    together,
                    window.send(firm.dxpId(), messageType, message(firm, messageType, together))
                            .thenApply(taken -> true)
                            .exceptionally(fault -> {
                                LOG.warnf("%d documents wait for another try: %s", together.size(), fault.getMessage());
                                return false;
                            }));
        }
        List<Long> taken = new ArrayList<>();
        answers.forEach((together, answer) -> {
            if (answer.join()) {
                together.forEach(document -> taken.add(document.id()));
            }
        });
        return taken;
    }

    /** A message names one subscriber for all that is in it. */
    private static List<List<Document>> messages(List<Document> documents) {
        Map<String, List<Document>> bySubscriber = new LinkedHashMap<>();
        documents.forEach(document -> bySubscriber
                .computeIfAbsent(document.subscriber(), none -> new ArrayList<>())
                .add(document));
        List<List<Document>> messages = new ArrayList<>();
        bySubscriber.values().forEach(those -> {
            for (int from = 0; from < those.size(); from += MOST_IN_A_MESSAGE) {
                messages.add(those.subList(from, Math.min(those.size(), from + MOST_IN_A_MESSAGE)));
            }
        });
        return messages;
    }

    private static String message(Firm firm, String messageType, List<Document> together) {
        CebWriter writer = CebWriter.message(messageType);
        together.forEach(document -> writer.written(document.xml()));
        return writer.transfer(
                        firm.code(), firm.name(), firm.dxpId(), together.get(0).subscriber())
                .finish();
    }
}
