"""Filled forms in the shapes that the clients of ODK Central read: OData and CSV."""
