$wanted = Read-Host "Who answers?"
switch ($wanted) {
    "1" {
        $script:llm_name = "google"
        $script:model_name = "gemini-2.0-flash"
    }
    "2" {
        $script:llm_name = "anthropic"
        $script:model_name = "claude-3-5-sonnet-latest"
    }
}
