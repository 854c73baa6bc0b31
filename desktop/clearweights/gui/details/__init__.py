"""What is known about the selected row: summary, evidence, license text, obligations, history."""
