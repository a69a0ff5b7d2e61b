"""The rooms of the page: what each part of it says, and the template, style and script that show it."""
