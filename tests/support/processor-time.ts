/** Milliseconds of processor time that some work takes; other programs on the machine do not count. */
export const processorTime = async (work: () => unknown): Promise<number> => {
  const started = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}
