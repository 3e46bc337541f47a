package by.pavilion.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A listing says what its category demands before buyers see it. */
@ApplicationScoped
class MissingAttributesCheck implements PublishingCheck {
    private final Attributes attributes;

    MissingAttributesCheck(Attributes attributes) {
        this.attributes = attributes;
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing) {
        return attributes.of(listing.category()).stream()
                .filter(AttributeDefinition::required)
                .filter(attribute -> !listing.presentation().attributes().containsKey(attribute.code()))
                .map(attribute -> new BlockingReason(
                        "attribute-missing",
                        "/attributes/" + attribute.code(),
                        Map.of(
                                "attribute",
                                Optional.ofNullable(attribute.names().get("en")).orElse(attribute.code()))))
                .toList();
    }
}
