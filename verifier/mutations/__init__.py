"""How a record can lie, by name: each module puts its own into common.MUTATIONS."""
