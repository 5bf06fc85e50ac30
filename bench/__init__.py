"""Measurements of speclsp beside a bare server, a bare parse and a bare interpreter."""
