-- wrk ... -s wrk.lua URL -- JOB CALLERS_FILE BODY_FILE KEY
-- Callers: account, token and numbers, one caller a line, between tabs. KEY is a prefix that no earlier sample has used.

local job, key, body
local callers = {}
local turn = 0

function init(arguments)
  job, key = arguments[1], arguments[4]
  math.randomseed(os.time())
  for line in io.lines(arguments[2]) do
    local fields = {}
    for field in line:gmatch("[^\t]+") do fields[#fields + 1] = field end
    callers[#callers + 1] = { authorization = "Bearer " .. fields[2], tonumber(fields[3]), tonumber(fields[4]), tonumber(fields[5]) }
  end
  local file = io.open(arguments[3])
  body = file:read("*a")
  file:close()
  turn = math.random(#callers)
end

function request()
  if job == "signing" then
    -- One signing for each person: in turn, not at random.
    turn = turn + 1
    local caller = callers[turn % #callers + 1]
    local headers = {
      ["authorization"] = caller.authorization, ["content-type"] = "application/json", ["idempotency-key"] = string.format("%s-%08d", key, turn),
    }
    return wrk.format("POST", "/api/v1/contracts", headers, string.format(body, caller[1], caller[2], caller[3]))
  end
  local caller = callers[math.random(#callers)]
  local headers = { ["authorization"] = caller.authorization }
  if job == "queue" then return wrk.format("GET", "/api/v1/signing-queue?teamId=" .. caller[1], headers) end
  return wrk.format("GET", "/api/v1/home", headers)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"count":%d,"seconds":%.6f,"p50":%.3f,"p99":%.3f,"errors":%d}\n',
    summary.requests - errors.status, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout
  ))
end
