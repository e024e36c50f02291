using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Dashboard;
using Recruit.Engine.Keys;
using Recruit.Orleans;
using Recruit.Orleans.Grains;
using Recruit.Orleans.Hosting;
using Recruit.Orleans.Storage;
using Recruit.Silo;

// What stops a silo is told in one line; the log has the whole of it.
if (args.Length > 0)
{
    Console.Error.WriteLine($"{args[0]}: a silo takes no arguments, but {ClusterConfiguration.FileName} beside it and {ClusterConfiguration.Prefix}… in the environment.");
    return 2;
}

SiloConfiguration options;
try
{
    options = ClusterConfiguration.Read<SiloConfiguration>(ClusterConfiguration.Told());
}
catch (InvalidDataException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}

if (options.Mistakes().ToList() is { Count: > 0 } mistakes)
{
    mistakes.ForEach(Console.Error.WriteLine);
    return 2;
}

try
{
    if (options.Store == Stores.Memory && !Directory.Exists(options.Keys))
    {
        // Nothing is stored anywhere under other keys.
        Directory.CreateDirectory(Path.GetFullPath(Path.Combine(options.Keys, "..")));
        KeyFolder.Create(options.Keys, "local.recruit.example/log", AppContext.BaseDirectory);
        Console.Error.WriteLine($"Keys: {options.Keys} was not there, and was made.");
    }

    // A silo has no data folder of its own: what it stores is elsewhere, and the keys must only not lie beside the program.
    using var keys = KeyFolder.Open(options.Keys, AppContext.BaseDirectory);
    options.Warnings().ToList().ForEach(Console.Error.WriteLine);
    await RunAsync(keys);
    return 0;
}
catch (Exception refused) when (refused is KeyFolderException or ForeignStoreException)
{
    Console.Error.WriteLine(refused.Message);
    return 2;
}
catch (Exception failure)
{
    Console.Error.WriteLine($"The silo ends: {failure.Message.ReplaceLineEndings(" ")}");
    return 1;
}

async Task RunAsync(KeyFolder keys)
{
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseUrls(options.Dashboard ? [options.HealthAddress, options.DashboardAddress] : [options.HealthAddress]);
    builder.Logging.AddJsonConsole();
    builder.Services.AddSingleton<Figures>();
    builder.Services.AddHealthChecks().AddCheck<SiloHealth>("silo", timeout: SiloHealth.Patience);
    builder.UseOrleans(silo =>
    {
        silo.AddRecruit(
            SiloBasis.Of(NamedKinds.All, keys, TimeProvider.System),
            new SiloSettings { WriteEvery = TimeSpan.FromMilliseconds(options.WriteEveryMilliseconds) });
        silo.Configure<ClusterMembershipOptions>(membership => membership.ProbeTimeout = TimeSpan.FromMilliseconds(options.ProbeMilliseconds));
        if (options.Dashboard)
        {
            silo.AddDashboard(dashboard => dashboard.HideTrace = true);
        }

        silo.UseClusterOf(options).UseStatesOf(options.Store, options.Connection, options.Service);
    });

    var silo = builder.Build();
    if (options.Dashboard)
    {
        DashboardGate.Map(silo, options);
    }

    silo.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
    silo.MapHealthChecks("/health/ready");
    silo.MapHealthChecks("/health");
    silo.MapGet("/metrics", (Figures figures) => Results.Text(figures.Print(), "text/plain; version=0.0.4"));
    _ = silo.Services.GetRequiredService<Figures>();
    await silo.RunAsync();
}
