-- wrk: a POST with a fresh idempotency key each time.
local count = 0
local thread = 0
function setup(t) t:set("id", thread); thread = thread + 1 end
function request()
  count = count + 1
  return wrk.format("POST", nil, {
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = string.format("bench-%d-%d-%d", id, count, os.time()),
  }, '{"text":"' .. string.rep("x", 200) .. '"}')
end
