package by.pavilion.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "inventory_warehouses")
@NullUnmarked // the database fills the fields
class WarehouseRow {
    @Id
    @Column(length = 20)
    public String code;

    @Column(length = 100)
    public String name;

    @Column(length = 2)
    public String country;

    @Column(name = "customs_mode", length = 4)
    public String customsMode;

    @Column(length = 5)
    public String unlocode;

    @Version
    public long version;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    static WarehouseRow made(WarehouseCode code, Instant at) {
        WarehouseRow row = new WarehouseRow();
        row.code = code.value();
        row.createdAt = at;
        row.updatedAt = at;
        return row;
    }

    /** Takes the particulars over, and says whether that changed anything. */
    boolean take(SaveWarehouse.Particulars particulars) {
        boolean changed = !particulars.equals(new SaveWarehouse.Particulars(name, country, customsMode, unlocode));
        name = particulars.name();
        country = particulars.country();
        customsMode = particulars.customsMode();
        unlocode = particulars.unlocode();
        return changed;
    }

    Warehouse toWarehouse() {
        return new Warehouse(
                new WarehouseCode(code), name, country, customsMode, unlocode, version, createdAt, updatedAt);
    }
}
