using System.Globalization;
using Recruit.Benchmarks.Cluster;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
await ClusterRun.RunAsync(args[0]).ConfigureAwait(false);
