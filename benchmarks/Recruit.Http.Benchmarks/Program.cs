using System.Globalization;
using Recruit.Benchmarks.Http;
using Recruit.Benchmarks.Http.Serving;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["http", var results]: await HttpRun.RunAsync(results); break;

    case ["sign-in", var results, var timings]: await SignInRun.RunAsync(results, int.Parse(timings, CultureInfo.InvariantCulture)); break;

    // One of its targets, to look at while it works.
    case ["http-once", var target]: await HttpRun.OnceAsync(ServedTarget.Find(target)); break;

    // What these start in a process of its own.
    case ["serve", var target, var folder]: await ServedTarget.Find(target).ServeAsync(folder); break;
    default:
        Console.Error.WriteLine("usage: see benchmarks/run");
        return 2;
}

return 0;
