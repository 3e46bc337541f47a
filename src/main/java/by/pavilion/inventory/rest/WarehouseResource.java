package by.pavilion.inventory.rest;

import by.pavilion.identity.Role;
import by.pavilion.inventory.SaveWarehouse;
import by.pavilion.inventory.Warehouse;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.inventory.Warehouses;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksTarget;
import by.pavilion.shared.rest.Created;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Tagged;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/warehouses")
@RolesAllowed(Role.OPERATOR)
class WarehouseResource implements ChecksTarget {
    private final Warehouses warehouses;
    private final SaveWarehouse saveWarehouse;

    WarehouseResource(Warehouses warehouses, SaveWarehouse saveWarehouse) {
        this.warehouses = warehouses;
        this.saveWarehouse = saveWarehouse;
    }

    @GET
    public Page<WarehouseResponse> page(@Valid @BeanParam Paging paging) {
        return warehouses.page(paging.cursor(), paging.limit()).map(WarehouseResponse::of);
    }

    @GET
    @Path("/{code}")
    public RestResponse<WarehouseResponse> find(@PathParam("code") WarehouseCode code) {
        Warehouse warehouse = warehouses.require(code);
        return Tagged.ok(WarehouseResponse.of(warehouse), warehouse.version());
    }

    @Override
    public void checkTarget(Target target) {
        saveWarehouse.check(WarehouseCode.fromString(target.path("code")), target.ifMatch());
    }

    @PUT
    @Path("/{code}")
    public RestResponse<WarehouseResponse> put(
            @PathParam("code") WarehouseCode code,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PutWarehouseRequest request) {
        SaveWarehouse.Saved saved = saveWarehouse.save(code, ifMatch, request.toParticulars());
        WarehouseResponse body = WarehouseResponse.of(saved.warehouse());
        return saved.created()
                ? Created.at("warehouses", code, body, saved.warehouse().version())
                : Tagged.ok(body, saved.warehouse().version());
    }
}
