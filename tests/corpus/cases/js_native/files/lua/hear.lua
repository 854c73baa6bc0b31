local hear = function(bearer, done)
  local cmd = "sox rec.wav final.mp3 && curl --max-time 20 "
    .. endpoint
    .. ' -s -H "Authorization: Bearer '
    .. bearer
    .. '" -F model="whisper-1" -F file="@final.mp3"'
  run("bash", { "-c", cmd }, done)
end
