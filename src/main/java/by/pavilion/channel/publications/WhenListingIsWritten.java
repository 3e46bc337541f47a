package by.pavilion.channel.publications;

import by.pavilion.catalog.Sku;
import by.pavilion.events.Reaction;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is said of goods here is wanted to be said of them in shops. A merchant who edits ten times in a row is handed in once. */
@ApplicationScoped
class WhenListingIsWritten implements Reaction {
    private final PublicationStore store;
    private final PublicationsConfig config;
    private final Clock clock;

    WhenListingIsWritten(PublicationStore store, PublicationsConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String context() {
        return "channel";
    }

    @Override
    public Topic topic() {
        return Topic.CATALOG;
    }

    @Override
    public Set<String> types() {
        return Set.of("by.pavilion.listing.published.v1", "by.pavilion.listing.changed.v1");
    }

    /** It only has somebody look. */
    @Override
    public boolean toleratesRepeats() {
        return true;
    }

    @Override
    public void on(List<ReceivedEvent> portion) {
        Set<Sku> skus = new TreeSet<>();
        portion.forEach(event -> skus.add(new Sku(event.key())));
        store.lookAt(skus, clock.instant().plus(config.coalesce()));
    }
}
