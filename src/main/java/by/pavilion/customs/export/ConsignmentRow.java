package by.pavilion.customs.export;

import by.pavilion.customs.CustomsMode;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

@Entity
@Table(name = "customs_consignments")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ConsignmentRow {
    /** Old rows stay readable: fields may be added to the terms, not renamed. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    @Id
    public long id;

    public String mode;

    /** JSON: {@link ConsignmentTerms}, read and written as a whole. */
    public String terms;

    public String currency;
    public Instant preparedAt;

    static ConsignmentRow of(Consignment consignment) {
        ConsignmentRow row = new ConsignmentRow();
        row.id = consignment.id().value();
        row.mode = consignment.mode().code();
        row.terms = print(consignment.terms());
        row.currency = consignment.currency().getCurrencyCode();
        row.preparedAt = consignment.preparedAt();
        return row;
    }

    Consignment toConsignment(List<ConsignmentLineRow> lines) {
        Currency inCurrency = Currency.getInstance(currency);
        return new Consignment(
                new ConsignmentId(id),
                CustomsMode.ofCode(mode),
                read(terms),
                lines.stream().map(line -> line.toLine(inCurrency)).toList(),
                preparedAt);
    }

    private static String print(ConsignmentTerms terms) {
        try {
            return JSON.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot print the terms of a consignment", e);
        }
    }

    private ConsignmentTerms read(String text) {
        try {
            return JSON.readValue(text, ConsignmentTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the terms of consignment " + id, e);
        }
    }
}
