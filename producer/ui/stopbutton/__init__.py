"""The patient advocate's stop: one window, one button, a process of its own."""
