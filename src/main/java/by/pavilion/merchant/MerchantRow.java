package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "merchant_merchants")
@NullUnmarked // the database fills the fields
class MerchantRow {
    @Id
    public long id;

    @Column(length = 250)
    public String name;

    @Column(name = "legal_name", length = 250)
    public String legalName;

    @Column(name = "registration_number", length = 60)
    public String registrationNumber;

    @Column(length = 2)
    public String country;

    @Version
    public long version;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    static MerchantRow made(MerchantId id, Instant at) {
        MerchantRow row = new MerchantRow();
        row.id = id.value();
        row.createdAt = at;
        row.updatedAt = at;
        return row;
    }

    /** Takes the particulars over, and says whether that changed anything. */
    boolean take(SaveMerchant.Particulars particulars) {
        boolean changed =
                !particulars.equals(new SaveMerchant.Particulars(name, legalName, registrationNumber, country));
        name = particulars.name();
        legalName = particulars.legalName();
        registrationNumber = particulars.registrationNumber();
        country = particulars.country();
        return changed;
    }

    MerchantProfile toProfile() {
        return new MerchantProfile(
                new MerchantId(id), name, legalName, registrationNumber, country, version, createdAt, updatedAt);
    }
}
