"""The dictionary as a plugin of a site that exists: the adapters of `hooks/`, for a host whose pages stay its own."""
